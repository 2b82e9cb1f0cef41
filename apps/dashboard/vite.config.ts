import react from '@vitejs/plugin-react';
import { print, stripIgnoredCharacters, type DocumentNode } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['GRADLENS_API'] ?? 'http://127.0.0.1:4317';

/**
 * Documents as their text: the syntax trees that the code generator writes are four times as large, and all pages wait for
 * them. urql reads a text when it is first asked.
 */
function documentTexts(): Plugin {
  return {
    name: 'document-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/generated/graphql.ts')) return undefined;
      const textOf = (tree: string): string => JSON.stringify(stripIgnoredCharacters(print(JSON.parse(tree) as DocumentNode)));
      return { code: code.replaceAll(/^(export const \w+Document = )(\{.*\})(?= as unknown as DocumentNode<)/gm, (_, name: string, tree: string) => `${name}${textOf(tree)}`), map: null };
    },
  };
}

/** The dashboard is static files: the API serves `dist/` at `/`. In development Vite passes `/graphql` on to it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [documentTexts(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // the content security policy allows no data: scripts and no inline ones
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // scripts/dashboard-size.mjs reads from it what each page fetches
    manifest: true,
  },
  server: { proxy: { '/graphql': { target: api, ws: true } } },
});
