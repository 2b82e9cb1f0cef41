import type { Plugin, Rolldown } from 'vite';

/** Who imports a module at once, not by `import()`; null of a module that is not known. */
export type ImportersOf = (id: string) => readonly string[] | null;

/** The modules that a module is there with as soon as one of them is: itself, and all that import it. */
export function neededBy(id: string, importersOf: ImportersOf): string[] {
  const seen = new Set([id]);
  for (const each of seen) for (const importer of importersOf(each) ?? []) seen.add(importer);
  return [...seen];
}

const NAME = 'parts';
const ENTRY = '/src/main.tsx';
const PAGE = /\/src\/pages\/.*-page\.tsx$/;
/** The page that has the most parts. */
const LARGEST = '/src/pages/run/run-page.tsx';

/** Whether a module is shared by the largest page and another, and does not come with the entry. */
export function isShared(id: string, importersOf: ImportersOf): boolean {
  const roots = neededBy(id, importersOf);
  return !roots.some((root) => root.endsWith(ENTRY)) && roots.some((root) => root.endsWith(LARGEST)) && roots.some((root) => PAGE.test(root) && !root.endsWith(LARGEST));
}

/**
 * What pages share goes into one file: left alone, the bundler makes thirty of a kilobyte each, and a page waits for every one. Only what the
 * largest page needs is in it, so that this page becomes no larger.
 */
export function sharedChunk(): Rolldown.CodeSplittingGroup {
  return { debugName: NAME, name: (id, chunks) => (isShared(id, (of) => chunks.getModuleInfo(of)?.importers ?? null) ? NAME : null) };
}

/** Has the browser fetch what pages share beside the entry: it would ask for it only once that has run. */
export function sharedChunkSoon(): Plugin {
  return {
    name: 'shared-chunk-soon',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => Object.values(bundle).filter((file) => file.type === 'chunk' && file.name === NAME).map(({ fileName }) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` }, injectTo: 'head' as const })),
    },
  };
}
