import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { print, stripIgnoredCharacters, type DocumentNode } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import { sharedChunk, sharedChunkSoon } from './page-chunks.ts';
import { MANIFEST, persistedDocument } from './persisted-documents.ts';

const api = process.env['GRADLENS_API'] ?? 'http://127.0.0.1:4317';

const DOCUMENTS = /^(export const \w+Document = )(\{.*\})(?= as unknown as DocumentNode<)/gm;

/**
 * Documents as what is sent: of a built dashboard the hash of their texts, which the API knows by the manifest that is built with it; under the
 * development server the texts, as they change then. The syntax trees that the code generator writes are four times as large as
 * the texts, and all pages wait for them. urql reads a text when it is first asked.
 *
 * @throws Error for a document that the committed manifest does not hold.
 */
function documentsAsSent(): Plugin {
  let isBuild = false;
  const manifest = readFileSync(`${import.meta.dirname}/src/generated/persisted-documents.json`, 'utf8');
  const known = JSON.parse(manifest) as Record<string, string>;
  const textOf = (tree: DocumentNode): string => JSON.stringify(stripIgnoredCharacters(print(tree)));
  const hashOf = (tree: DocumentNode): string => {
    const { operation, hash } = persistedDocument(tree);
    const name = operation.name?.value ?? '';
    if (known[`sha256:${hash}`] === undefined) throw new Error(`${name} is not in src/generated/persisted-documents.json: npm run snapshots writes it`);
    return `/*#__PURE__*/ stored(${JSON.stringify(operation.operation)}, ${JSON.stringify(name)}, "${hash}")`;
  };
  return {
    name: 'documents-as-sent',
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    transform(code, id) {
      if (!id.endsWith('/generated/graphql.ts')) return undefined;
      const sent = code.replaceAll(DOCUMENTS, (_, name: string, tree: string) => `${name}${(isBuild ? hashOf : textOf)(JSON.parse(tree) as DocumentNode)}`);
      return { code: isBuild ? `import { stored } from '../graphql/stored-document';\n${sent}` : sent, map: null };
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: manifest });
    },
  };
}

/** The dashboard is static files: the API serves `dist/` at `/`. In development Vite passes `/graphql` on to it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [documentsAsSent(), react(), sharedChunkSoon()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // the content security policy allows no data: scripts and no inline ones
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [sharedChunk()] } } },
    // scripts/dashboard-size.mjs reads from it what each page fetches
    manifest: true,
  },
  server: { proxy: { '/graphql': { target: api, ws: true } } },
});
