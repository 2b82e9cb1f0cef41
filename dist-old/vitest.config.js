import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
export default defineConfig({
    // one graphql realm: without the alias Nest and Apollo load two copies and types do not match
    resolve: {
        alias: [
            { find: /^graphql$/, replacement: 'graphql/index.js' },
            // the condition gs-src alone is not seen by globalSetup
            { find: /^#libs\/(.+)$/, replacement: resolve('libs/$1/src/index.ts') },
            { find: /^#migrations$/, replacement: resolve('migrations/index.ts') },
        ],
        conditions: ['gs-src'],
    },
    test: {
        globalSetup: ['libs/testing/src/global-setup.ts'],
        include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'migrations/**/*.spec.ts', 'bench/**/*.spec.ts', 'test/**/*.e2e-spec.ts'],
        exclude: ['**/node_modules/**', '**/dist/**'],
        testTimeout: 180_000,
        hookTimeout: 240_000,
        maxWorkers: 2,
        pool: 'forks',
    },
});
//# sourceMappingURL=vitest.config.js.map