import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['GRADLENS_API'] ?? 'http://127.0.0.1:4317';

/** The dashboard is static files: the API serves `dist/` at `/`. In development Vite passes `/graphql` on to it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
