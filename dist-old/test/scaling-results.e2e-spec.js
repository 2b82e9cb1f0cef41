import { expect, it } from 'vitest';
import { handMadeComparison } from '../apps/training-executor/src/comparing/testing/hand-made-comparison.js';
import { resultsPage } from '../bench/scaling/results-page.js';
import { TASKS } from '../bench/scaling/tasks.js';
const FAST = { scaler: [90, 100, 110], uniform: [90, 100, 110], scaleOne: [90, 100, 110], constant: [300, 330, 360], cosine: [300, 310, 320] };
it('the page of results tells what was missed, what follows for each kind of net, and what was not run', () => {
    const comparisons = [handMadeComparison(FAST), handMadeComparison({ ...FAST, uniform: [200, 220, 240], scaleOne: [300, 310, 330] }), handMadeComparison({ ...FAST, constant: [100, 101, 102] })];
    const names = ['german-mlp3', 'german-mlp8', 'credit-mlp3'];
    const page = resultsPage(TASKS, TASKS.map(({ name }) => (names.includes(name) ? { task: name, commit: 'abc1234', day: '2026-11-29', comparison: comparisons[names.indexOf(name)] } : null)));
    // German credit keeps the claim on both nets; the generated credit does not
    expect(page).toContain('(processor time): german (1 of 2 data sets; **missed**). The steps alone: german (1).');
    expect(page).toContain('- MLP of 8 layers (german-mlp8): choose by layer');
    expect(page).toContain('- MLP of 3 layers (german-mlp3, credit-mlp3): scale 1, the base optimizer alone');
    expect(page).toContain('- CNN: not run.');
    expect(page).toMatch(/- Tasks: compas-mlp3, .*fashion-cnn\. `npm run bench -- scaling` goes on with them\./);
    expect(page).toContain('these were run: generated-credit. The others');
    expect(page).toContain('commit abc1234, 2026-11-29');
});
it('the tasks are eight data sets, three of them seen by nobody, and all five kinds of nets', () => {
    expect(new Set(TASKS.map(({ spec: { data } }) => (data.kind === 'named' ? data.name : data.kind))).size).toBe(8);
    expect(new Set(TASKS.map(({ net }) => net)).size).toBe(5);
    expect(new Set(TASKS.map(({ name }) => name)).size).toBe(TASKS.length);
});
//# sourceMappingURL=scaling-results.e2e-spec.js.map