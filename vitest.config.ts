import { defineConfig } from 'vitest/config';

export default defineConfig({
  // one graphql realm: without the alias Nest and Apollo load two copies and types do not match
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }], conditions: ['gs-src'] },
  ssr: { resolve: { conditions: ['gs-src', 'node', 'import', 'module', 'default'] } },
  test: {
    include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'migrations/**/*.spec.ts', 'test/**/*.e2e-spec.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
