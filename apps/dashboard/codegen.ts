import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the dashboard's operations, from the committed schema of the API. Run from the root of the repository. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: ['apps/dashboard/src/graphql/*.graphql'],
  ignoreNoDocuments: false,
  generates: {
    'apps/dashboard/src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', JSON: 'unknown', Base64: 'string' },
      },
    },
  },
};

export default config;
