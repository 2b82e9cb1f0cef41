import { DECISION_FLAGS, type LayerHistory, type RunSpecInput } from '#libs/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { explainDecision } from './explain-decision.js';
import type { Explained } from './explanation.js';
import { shapleyValues } from './shapley.js';
import { factsOf } from './testing/history-of.js';
import { madeSnrHistory, type MadeStep } from './testing/made-course.js';
import { explanationWords } from './words.js';

const OFF = { clamp: false, rateLimit: false } as const;
const SPEC: RunSpecInput = { name: 'made', data: { kind: 'generated-credit' }, model: { kind: 'mlp' }, budget: { steps: 100 }, guards: OFF };

const explained = (history: LayerHistory, step: number, spec: object = SPEC): Explained => {
  const found = explainDecision(factsOf(history, spec, step));
  if (found.kind === 'unexplained') throw new Error(found.reason);
  return found;
};
const withSnr = (options: { up: number; maxLogScale: number }): object => ({ ...SPEC, scaler: { kind: 'snr', ...options } });
const noisy = (steps: number, noise: number): MadeStep[] => Array.from({ length: steps }, () => ({ noise }));
const altered = (history: LayerHistory, step: number, rawScale: number): LayerHistory => {
  const measures = { ...history.measures, rawScale: history.measures.rawScale.map((value, i) => (i === step ? rawScale : value)) };
  return { ...history, measures };
};

/** log scale after the players of a coalition have pushed, one after the other: the obvious way. */
function pushed(pushes: readonly number[], coalition: number, { from, bound }: { from: number; bound: number }): number {
  return pushes.reduce((state, push, i) => ((coalition & (1 << i)) === 0 ? state : Math.min(bound, Math.max(-bound, state + push))), from);
}

describe('the values of an accumulating scaler', () => {
  const noises = fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 14, maxLength: 22 });

  it('are exact where steps add up: those over all subsets of single steps', () => {
    fc.assert(fc.property(noises, (values) => {
      const history = madeSnrHistory(values.map((noise) => ({ noise })));
      const { stepValues, earlier, base, steps, method } = explained(history, values.length - 1);
      fc.pre(steps <= 12);
      expect(method).toBe('additive');
      const median = base;
      const start = median + earlier!.value;
      const brute = shapleyValues(steps + 1, (coalition) => pushed(stepValues!, coalition, { from: (coalition & (1 << steps)) === 0 ? median : start, bound: 2 }));
      [...stepValues!, earlier!.value].forEach((value, i) => { expect(value).toBeCloseTo(brute[i]!, 10); });
    }));
  });

  it('are exact at the bound: those over all subsets of the windows, stepped through one by one', () => {
    let seen = 0;
    fc.assert(fc.property(noises, (values) => {
      const history = madeSnrHistory(values.map((noise) => ({ noise })), { up: 1, maxLogScale: 0.4 });
      const { contributions, earlier, base, steps, method } = explained(history, values.length - 1, withSnr({ up: 1, maxLogScale: 0.4 }));
      if (method !== 'enumerated') return;
      seen++;
      const pushOf = (noise: number): number => Math.min(1, Math.max(0, (1 / (1 + Math.fround(noise)) - 0.1 / 1.9) / (1 - 0.1 / 1.9))) - 0.05;
      const start = earlier!.logScale;
      const brute = shapleyValues(contributions.length + 1, (coalition) => {
        let state = (coalition & (1 << contributions.length)) === 0 ? base : start;
        contributions.forEach(({ fromStep, toStep }, w) => {
          for (let step = fromStep; step <= toStep && (coalition & (1 << w)) !== 0; step++) {
            if (step >= 6) state = Math.min(0.4, Math.max(-0.4, state + pushOf(values[step]!)));
          }
        });
        return state;
      });
      [...contributions, earlier!].forEach(({ value }, i) => { expect(value).toBeCloseTo(brute[i]!, 9); });
      expect(contributions.reduce((total, { fromStep, toStep }) => total + toStep - fromStep + 1, 0)).toBe(steps);
    }));
    expect(seen).toBeGreaterThan(20);
  });

  it('say that a scale at the bound is saturated, and since when', () => {
    // +0.95 a step from step 6 on against a bound of 0.4: there at once; noise from step 20 on takes it off by 0.05 a step
    const history = madeSnrHistory([...noisy(20, 0), ...noisy(20, 1e6)], { up: 1, maxLogScale: 0.4 });
    const at = (step: number): ReturnType<typeof explained> => explained(history, step, withSnr({ up: 1, maxLogScale: 0.4 }));
    expect(at(15).saturated).toEqual({ scale: Math.exp(0.4), sinceStep: expect.any(Number) as number });
    const { sinceStep } = at(15).saturated!;
    expect([at(sinceStep - 1).saturated, at(sinceStep).saturated?.sinceStep, at(19).saturated?.sinceStep]).toEqual([null, sinceStep, sinceStep]);
    expect(explanationWords(at(15))[1]).toBe(`The scale is saturated: since step ${sinceStep} it stands at the scaler's bound, ×1.492, and what pushes it further does nothing.`);
    expect(explanationWords(at(sinceStep))[1]).toContain('saturated: from this step on it stands');
    expect(at(39).saturated?.scale ?? null).not.toBe(Math.exp(0.4));
    expect(explanationWords(explained(history, 39)).join(' ')).not.toContain('saturated');
  });

  it('go back as far as the state before stands for more than a tenth, and no further', () => {
    // noise for 100 steps (−0.0015 each from step 6 on), then agreement (+0.0285 each): −0.141 at step 99, near 0 at 104
    const history = madeSnrHistory([...noisy(100, 1e6), ...noisy(60, 0)]);
    const { earlier, accountedShare, steps, contributions, base, logRawScale } = explained(history, 159);
    expect(accountedShare).toBeGreaterThanOrEqual(0.9);
    expect(Math.abs(earlier!.value)).toBeLessThanOrEqual(0.1 * Math.abs(logRawScale));
    expect(earlier!.beforeStep).toBe(160 - steps);
    // one step fewer would leave more than a tenth
    expect(Math.abs(Math.log(history.measures.rawScale[160 - steps]!) - base)).toBeGreaterThan(0.1 * Math.abs(logRawScale));
    expect(contributions.every(({ value }) => value > 0)).toBe(true);
    expect(contributions.at(-1)).toMatchObject({ input: 'signal share', fromStep: 159, toStep: 159, mean: 1 });
  });

  it('give a skipped step and the warm-up no value', () => {
    const history = madeSnrHistory([...noisy(30, 0), { noise: 0, flags: DECISION_FLAGS.skipped }, ...noisy(3, 0)]);
    const { stepValues, steps, rawRecomputed } = explained(history, 33);
    expect(stepValues![steps - 4]).toBe(0);
    expect(rawRecomputed.agrees).toBe(true);
    expect(explained(history, 4)).toMatchObject({ logRawScale: 0, rawRecomputed: { bitExact: true } });
  });

  it('follow a rollback: the step behind it goes on from the memory that was brought back', () => {
    const before = madeSnrHistory(noisy(40, 0));
    const memory = Math.log(before.measures.rawScale[19]!);
    const rawScale = before.measures.rawScale.map((value, step) => (step < 30 ? value : Math.exp(memory + (step - 29) * 0.0285)));
    const history = { ...before, measures: { ...before.measures, rawScale, scale: rawScale } };
    const facts = factsOf(history, SPEC, 30);
    expect(explainDecision(facts)).toMatchObject({ rawRecomputed: { agrees: false } });
    expect(explainDecision({ ...facts, rollbacks: [{ step: 30, toStep: 20 }] })).toMatchObject({ rawRecomputed: { agrees: true } });
  });
});

describe('the recomputation', () => {
  it('notices a raw scale or a scale that was altered in the ledger', () => {
    const history = madeSnrHistory(noisy(40, 1));
    expect(explained(history, 30)).toMatchObject({ rawRecomputed: { agrees: true }, scaleRecomputed: { bitExact: true, agrees: true } });
    const wrong = explained(altered(history, 30, history.measures.rawScale[30]! * 1.00001), 30);
    expect(wrong.rawRecomputed.agrees).toBe(false);
    expect(wrong.scaleRecomputed.agrees).toBe(false);
  });

  it('notices a clamp that no flag tells of', () => {
    const scale = Math.exp(0.2);
    const history = madeSnrHistory([...noisy(40, 0), { noise: 0, scale }]);
    const spec = { ...SPEC, guards: { clamp: 0.2, rateLimit: false } };
    expect(explained(history, 40, spec).scaleRecomputed).toMatchObject({ logError: expect.closeTo(0, 6) as number, agrees: false });
    const flagged = madeSnrHistory([...noisy(40, 0), { noise: 0, scale, flags: DECISION_FLAGS.clamped }]);
    expect(explained(flagged, 40, spec)).toMatchObject({ scaleRecomputed: { agrees: true }, guards: [{ guard: 'clamp', scale: expect.closeTo(scale, 6) as number }] });
  });
});

describe('the guards', () => {
  it('are followed from raw scale to scale: clamp, rate limit, skip, lower', () => {
    const history = madeSnrHistory([...noisy(20, 1e6), { noise: 1e6, factor: 30, flags: 1 + 2 + DECISION_FLAGS.provoked + DECISION_FLAGS.lowered, scale: 1 }]);
    const spec = { ...SPEC, guards: { clamp: 2, rateLimit: 0.1 }, provoke: [{ layer: 'dense1', step: 20, factor: 30 }] };
    const { guards, contributions, logRawScale, scaleRecomputed, rawRecomputed } = explained(history, 20, spec);
    expect(contributions.at(-1)).toMatchObject({ input: 'push on purpose', mean: 30, value: Math.log(30) });
    expect(rawRecomputed.agrees).toBe(true);
    // log scale of step 19 is −0.0015·14 = −0.021: the clamp leaves 2, the rate limit 0.079, the lowering 0
    expect(guards.map(({ guard }) => guard)).toEqual(['clamp', 'rate limit', 'lower']);
    expect(guards[1]!.scale).toBeCloseTo(Math.exp(0.1 - 0.021), 6);
    expect(logRawScale + guards.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo(0, 9);
    expect(scaleRecomputed).toMatchObject({ bitExact: true, agrees: true });
  });

  it('hold the last scale at a skipped step', () => {
    const held = madeSnrHistory(noisy(30, 0)).measures.scale[28]!;
    const history = madeSnrHistory([...noisy(29, 0), { noise: 0, flags: DECISION_FLAGS.skipped, scale: held }]);
    expect(explained(history, 29).scaleRecomputed).toMatchObject({ bitExact: true, agrees: true });
  });
});

describe('what cannot be explained says why', () => {
  it.each([
    ['a run that came by ingest', { anything: true }, 5, /not trained here/],
    ['a step behind a gap', SPEC, 12, /step before it is not in the ledger/],
    ['a step that is missing', SPEC, 11, /no decision is recorded/],
    ['a scale that all layers chose together', { ...SPEC, scaler: { kind: 'snr', uniform: true } }, 5, /one for all layers/],
    ['a random scale', { ...SPEC, scaler: { kind: 'random' } }, 5, /random/],
  ])('%s', (_, spec, step, reason) => {
    const history = madeSnrHistory(noisy(20, 1));
    for (const column of Object.values(history.measures)) column[11] = NaN;
    const found = explainDecision(factsOf(history, spec, step));
    expect(found).toMatchObject({ kind: 'unexplained', reason: expect.stringMatching(reason) as string });
  });

  it('a decision that retention removed: when, who, and by which policy', () => {
    const removed = { at: new Date('2026-11-30T14:05:00Z'), by: 'desk-1', reason: 'retention: ended more than 180d ago' };
    const facts = factsOf(madeSnrHistory(noisy(20, 1)), { anything: true }, 5);
    const words = 'by desk-1 (retention: ended more than 180d ago); rollups, events and proofs of it are kept';
    expect(explainDecision({ ...facts, removed })).toMatchObject({ kind: 'unexplained', reason: `retention removed the decisions of this run on 2026-11-30 14:05 UTC, ${words}` });
    expect(explainDecision({ ...facts, removed: { ...removed, at: null } })).toMatchObject({ reason: `retention removed the decisions of this run, ${words}` });
  });

  it('a raw scale of NaN', () => {
    const found = explainDecision(factsOf(altered(madeSnrHistory(noisy(20, 1)), 9, NaN), SPEC, 9));
    expect(found).toMatchObject({ kind: 'unexplained', reason: expect.stringContaining('raw scale is NaN') as string });
  });
});
