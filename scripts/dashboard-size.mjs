// What a browser fetches of the dashboard's JavaScript until a page stands, and the bar it may not pass.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most a first page may fetch. Unit: kB (1,000 bytes), gzip. */
export const BAR_KB = 150;

/**
 * For each page, the size of the entry, the page and all they import at once, with what every page fetches next (graphql-ws).
 * `manifest` is that of Vite; `sizeOf` gives the bytes of a file. Largest first. Unit: bytes.
 */
export function pageSizes(manifest, sizeOf) {
  const keys = Object.keys(manifest);
  const always = keys.filter((key) => manifest[key].isEntry || /\/graphql-ws\//.test(key));
  const pages = keys.filter((key) => manifest[key].isDynamicEntry && /^src\/pages\/.*-page\.tsx$/.test(key));
  return pages
    .map((page) => {
      const files = new Set();
      for (const key of [...always, page]) addImports(manifest, key, files);
      return { page, bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0) };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

function addImports(manifest, key, files) {
  const { file, imports = [] } = manifest[key];
  if (files.has(file)) return;
  files.add(file);
  for (const each of imports) addImports(manifest, each, files);
}

/** Prints what the largest page fetches. @throws Error above the bar, or where no page is found */
export function checkDashboardSize(dist) {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite', 'manifest.json'), 'utf8'));
  const [largest] = pageSizes(manifest, (file) => gzipSync(readFileSync(path.join(dist, file))).length);
  if (!largest) throw new Error('the manifest of the dashboard names no page');
  const sentence = `the dashboard's first page fetches at most ${(largest.bytes / 1000).toFixed(1)} kB of JavaScript (gzip; ${largest.page}); the bar is ${BAR_KB} kB`;
  if (largest.bytes > BAR_KB * 1000) throw new Error(sentence);
  process.stderr.write(`gradlens: ${sentence}\n`);
}
