/**
 * The architecture test. One table says which lib may import which; everything not in it is forbidden.
 * Change the table only together with docs/design.md and an ADR.
 */
const allowed = {
  contracts: [],
  'tensor-math': ['contracts'],
  'gradient-scaling': ['contracts', 'tensor-math'],
  training: ['contracts', 'tensor-math', 'gradient-scaling', 'datasets'],
  'meta-learning': ['contracts', 'tensor-math', 'gradient-scaling', 'training', 'datasets'],
  'decision-trace': ['contracts', 'tensor-math', 'gradient-scaling', 'training', 'datasets', 'group-metrics'], // intervals of shares and of resamples: docs/adr/0021
  'stability-rules': ['contracts'],
  'group-metrics': ['contracts'],
  'decision-explanation': ['contracts'],
  'scaling-comparison': ['contracts', 'group-metrics'],
  audit: ['contracts'],
  'decision-store': ['contracts', 'audit', 'stability-rules'], // incidents are joined where alerts are stored
  datasets: ['contracts'],
  notifications: ['contracts', 'stability-rules'],
  testing: ['contracts', 'tensor-math', 'decision-store'],
};
const allowedApps = {
  'training-executor': Object.keys(allowed).filter((lib) => lib !== 'testing'),
  api: ['contracts', 'stability-rules', 'group-metrics', 'decision-explanation', 'decision-store', 'audit', 'notifications'], // no tensors in the API process
  dashboard: [], // knows only the generated GraphQL types
};
const spec = '\\.(spec|e2e-spec|bench)\\.tsx?$|/spec-support/|/testing/[^/]+\\.ts$'; // and what serves them
const libOnly = (names) => `^libs/(${names.join('|') || '(?!)'})/`;

const layer = (kind) => ([name, may]) => ({
  name: `${name}-imports-only-what-the-table-allows`,
  severity: 'error',
  from: { path: `^${kind}s/${name}/`, pathNot: spec },
  to: { path: '^(libs|apps)/', pathNot: [`^${kind}s/${name}/`, libOnly(may)] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...Object.entries(allowed).map(layer('lib')),
    ...Object.entries(allowedApps).map(layer('app')),
    {
      name: 'enter-a-lib-by-its-index',
      severity: 'error',
      from: { path: '^(libs|apps|test|bench)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'tensors-only-in-numeric-libs',
      severity: 'error',
      from: { path: '^(libs/(contracts|stability-rules|group-metrics|decision-explanation|scaling-comparison|decision-store|audit|datasets|notifications)|apps/(api|dashboard))/' },
      to: { path: '@tensorflow/' },
    },
    { name: 'libs-know-no-framework', severity: 'error', from: { path: '^libs/(?!decision-store|testing)' }, to: { path: '(@nestjs|typeorm)/' } },
    {
      name: 'testing-only-from-specs',
      severity: 'error',
      from: { path: '^(libs|apps)/(?!testing/)', pathNot: spec },
      to: { path: '^libs/testing/|/testing/[^/]+\\.ts$' },
    },
    // that package holds types only: there is no file to resolve to
    { name: 'imports-resolve', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(node:|@graphql-typed-document-node/core$)' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    // without this, imports by `#libs/*` are not resolved and the test passes vacuously
    enhancedResolveOptions: { conditionNames: ['gs-src', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
