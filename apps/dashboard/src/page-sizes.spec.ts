import { describe, expect, it } from 'vitest';

type Manifest = Record<string, { file: string; isEntry?: boolean; isDynamicEntry?: boolean; imports?: string[] }>;
interface DashboardSize {
  pageSizes(manifest: Manifest, sizeOf: (file: string) => number): { page: string; bytes: number }[];
}
const script = new URL('../../../scripts/dashboard-size.mjs', import.meta.url).href;
const { pageSizes } = (await import(script)) as DashboardSize;

describe('pageSizes', () => {
  it('counts the entry, the page and all that they import, each file once, and what is fetched by every page', () => {
    const manifest: Manifest = {
      'index.html': { file: 'entry.js', isEntry: true, imports: ['_shared.js'] },
      '_shared.js': { file: 'shared.js' },
      'src/pages/run/run-page.tsx': { file: 'run.js', isDynamicEntry: true, imports: ['_shared.js', '_heatmap.js'] },
      'src/pages/rules/rules-page.tsx': { file: 'rules.js', isDynamicEntry: true, imports: ['_shared.js'] },
      '_heatmap.js': { file: 'heatmap.js', imports: ['_shared.js'] },
      'node_modules/graphql-ws/dist/index.js': { file: 'ws.js', isDynamicEntry: true },
      'node_modules/uplot/dist/uPlot.esm.js': { file: 'plot.js', isDynamicEntry: true },
    };
    const bytes: Record<string, number> = { 'entry.js': 1, 'shared.js': 10, 'run.js': 100, 'rules.js': 200, 'heatmap.js': 1_000, 'ws.js': 10_000, 'plot.js': 1e6 };
    expect(pageSizes(manifest, (file) => bytes[file] ?? NaN)).toEqual([
      { page: 'src/pages/run/run-page.tsx', bytes: 11_111 },
      { page: 'src/pages/rules/rules-page.tsx', bytes: 10_211 },
    ]);
  });
});
