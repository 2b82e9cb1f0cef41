// Shape limits: what well-kept code already keeps to (docs/design.md and CONTRIBUTING.md say why).
import tseslint from 'typescript-eslint';

const restricted = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'CallExpression[callee.property.name=/^(dataSync|arraySync)$/]', message: 'One async download per step: await packed.data().' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take a Clock as an argument.' },
];

export default tseslint.config(
  { ignores: ['**/generated/**', '**/dist/**', '**/.dist-new-*/**', 'native/**', 'webgpu/**', '.gradlens/**', '**/*.mjs', '**/*.cjs', '**/*.config.ts', '**/codegen.ts', 'apps/dashboard/mock/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      complexity: ['error', 8],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...restricted],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // tensors own methods that read as pure values
      '@typescript-eslint/unbound-method': 'off',
      // options and GraphQL models of Nest are classes that only describe shapes: plain objects are their values
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  // Nest finds providers by the runtime value of a constructor's parameter types: a type-only import would break injection
  { files: ['apps/api/**/*.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off', '@typescript-eslint/no-extraneous-class': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/testing/**', '**/*-contract.ts', '**/spec-support/**'],
    rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
