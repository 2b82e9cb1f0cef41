import type { CodegenConfig } from '@graphql-codegen/cli';
import { persistedManifest } from './persisted-documents.ts';

/** Types of the dashboard's operations, from the committed schema of the API, and the manifest of their texts. Run from the root of the repository. */
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
    // not the preset's own manifest: its texts would lack the type names that urql adds, and have them in all types if they did not
    'apps/dashboard/src/generated/persisted-documents.json': {
      preset: {
        buildGeneratesSection: ({ baseOutputDir, schema, documents }) => [
          {
            filename: baseOutputDir, schema, documents, config: {},
            plugins: [{ manifest: {} }],
            pluginMap: { manifest: { plugin: (_schema, files) => `${JSON.stringify(persistedManifest(files.flatMap(({ document }) => document ?? [])), null, 2)}\n` } },
          },
        ],
      },
    },
  },
};

export default config;
