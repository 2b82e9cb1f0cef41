import { expect, it } from 'vitest';

import { regimeWords } from './regime-words.js';

const grown = (total: number | null) => ({ kind: 'trace-regime-left', step: 430, detail: { total, most: 10 } });

it('says nothing of a run that stays where it can be traced', () => {
  expect(regimeWords([])).toBeNull();
  expect(regimeWords([{ kind: 'perturbation-growth', step: 130, detail: { total: 1.2 } }])).toBeNull();
});

it('says when a run left, and how far a perturbation had grown', () => {
  expect(regimeWords([{ kind: 'perturbation-growth', step: 430, detail: { total: 31 } }, grown(31.4)])).toBe(
    'Left the regime in which it can be traced at step 430: a small perturbation had grown × 31 by then (estimated). Rely on replayed effects only.',
  );
  expect(regimeWords([grown(null)])).toContain('had grown without bound by then');
});
