import { describe, expect, it } from 'vitest';
import { isShared, neededBy } from '../page-chunks.js';

const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  '/d/src/format.ts': ['/d/src/list.tsx', '/d/src/pages/run/run-page.tsx'],
  '/d/src/list.tsx': ['/d/src/pages/run/run-page.tsx', '/d/src/pages/runs/runs-page.tsx'],
  '/d/src/heatmap.ts': ['/d/src/pages/run/run-page.tsx'],
  '/d/src/routing.ts': ['/d/src/main.tsx', '/d/src/pages/run/run-page.tsx', '/d/src/pages/runs/runs-page.tsx'],
  '/d/src/filter.tsx': ['/d/src/pages/runs/runs-page.tsx', '/d/src/pages/rules/rules-page.tsx'],
  '/d/src/one.ts': ['/d/src/other.ts'],
  '/d/src/other.ts': ['/d/src/one.ts', '/d/src/list.tsx'],
};
const importersOf = (id: string): readonly string[] | null => IMPORTERS[id] ?? null;

describe('what pages share', () => {
  it.each([['/d/src/format.ts', true], ['/d/src/list.tsx', true], ['/d/src/one.ts', true], ['/d/src/heatmap.ts', false], ['/d/src/routing.ts', false], ['/d/src/filter.tsx', false], ['/d/src/pages/run/run-page.tsx', false], ['/d/src/pages/runs/runs-page.tsx', false]])('%s: %s', (id, isIn) => {
    expect(isShared(id, importersOf)).toBe(isIn);
  });

  it('modules that import each other end', () => {
    expect(neededBy('/d/src/one.ts', importersOf)).toEqual(['/d/src/one.ts', '/d/src/other.ts', '/d/src/list.tsx', '/d/src/pages/run/run-page.tsx', '/d/src/pages/runs/runs-page.tsx']);
  });
});
