import { seededRandom } from '#libs/datasets';
import { describe, expect, it } from 'vitest';

import { largestEffects, neutralEffects } from './effects.js';
import { gradeEffects, gradeSets } from './evidence.js';
import { controlPValues, holm, outlierPValues } from './outliers.js';
import { decisionLds, setSize, type EffectPair } from './quality.js';
import { signAgreement, spearman } from './rank-correlation.js';
import { stretchOf, type RecordedPath } from './recorded-path.js';

describe('spearman', () => {
  it('is 1 for any rising relation, −1 for a falling one, and knows ties', () => {
    expect(spearman([1, 2, 3, 10], [0.1, 0.2, 7, 8])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1, 12);
    // ranks 0.5 0.5 2 3 and 0 1 2 3: 4.5 / √(4.5 · 5)
    expect(spearman([1, 1, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('is NaN where there is nothing to rank', () => {
    expect(spearman([], [])).toBeNaN();
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN();
  });
});

describe('gradeSets', () => {
  it('compares each set with random sets of its own size, Holm over those that have some', () => {
    const small = Array.from({ length: 19 }, (_, i) => i / 100);
    expect(gradeSets([
      { estimated: 1, replayed: 0.9, controls: small },
      { estimated: 1, replayed: 0.15, controls: small },
      { estimated: 1, replayed: -0.9, controls: [] },
      { estimated: 1e-9, replayed: 1e-9, controls: small },
    ], 1e-6)).toEqual([
      { grade: 'MEASURED', measuredEffect: 0.9, pValue: expect.closeTo(3 / 20, 12) as number },
      { grade: 'MEASURED', measuredEffect: 0.15, pValue: expect.closeTo((2 * 5) / 20, 12) as number },
      { grade: 'REFUTED', measuredEffect: -0.9, pValue: null },
      { grade: 'REFUTED', measuredEffect: 1e-9, pValue: expect.closeTo(19 / 20, 12) as number },
    ]);
  });
});

describe('signAgreement', () => {
  it('leaves zeros out', () => {
    expect(signAgreement([1, -1, 0, 2], [3, 1, 5, 0])).toBe(0.5);
    expect(signAgreement([0], [1])).toBeNaN();
  });
});

/** Effects with P(|x| > t) = t^−α, by quantiles: none stands out. */
const pareto = (n: number, alpha = 3): number[] => Array.from({ length: n }, (_, i) => ((i + 0.5) / n) ** (-1 / alpha));

describe('gradeEffects', () => {
  const controls = Array.from({ length: 19 }, (_, i) => (i - 9) / 100);
  const others = pareto(1000).map((x) => x / 1000);

  it('measures what is beyond the noise with the estimated sign, and refutes the rest', () => {
    const graded = gradeEffects([{ estimated: 1, replayed: 0.8 }, { estimated: 1, replayed: -0.8 }, { estimated: -1, replayed: -1e-9 }], { controls, others, noise: 1e-8 });
    expect(graded.map(({ grade }) => grade)).toEqual(['MEASURED', 'REFUTED', 'REFUTED']);
    expect(graded.map(({ measuredEffect }) => measuredEffect)).toEqual([0.8, -0.8, -1e-9]);
  });

  it('gives no p below what so many controls can tell, 1 / (n + 1), however far an effect stands out', () => {
    const far = (drawn: readonly number[]): number | undefined => gradeEffects([{ estimated: 1, replayed: 1e9 }], { controls: drawn, others, noise: 0 })[0]?.pValue;
    expect(far(controls)).toBe(1 / 20);
    expect(far([])).toBe(1);
  });

  it('takes the larger of both p-values', () => {
    expect(gradeEffects([{ estimated: 1, replayed: 1 }], { controls, others, noise: 0 })[0]?.pValue).toBeCloseTo(1 / 20, 12);
    const [asOthers] = gradeEffects([{ estimated: 1, replayed: 1 }], { controls, others: pareto(1000).map((x) => x / 10), noise: 0 });
    expect(asOthers).toMatchObject({ grade: 'MEASURED' });
    expect(asOthers?.pValue).toBeGreaterThan(0.3);
  });
});

it('a decision that was drawn, too, is not its own control', () => {
  const others = Array.from({ length: 100 }, (_, i) => 1e-5 * (i + 1));
  const [own, lot] = [0.02, Array.from({ length: 59 }, (_, i) => 1e-5 * (i + 1))];
  const pushed = { estimated: own, replayed: own };
  const pOf = (controls: readonly number[], drawnAt?: number): number => gradeEffects([{ ...pushed, drawnAt }], { controls, others, noise: 1e-7 })[0]?.pValue ?? NaN;
  expect(pOf([...lot, own])).toBeCloseTo(2 / 61, 12);
  expect(pOf([...lot, own], 59)).toBeCloseTo(1 / 60, 12);
  expect(pOf(lot, -1)).toBeCloseTo(1 / 60, 12);
});

describe('controlPValues', () => {
  const controls = Array.from({ length: 19 }, (_, i) => (i - 9) / 100);

  it('count controls as large, whichever way, and adjust by Holm', () => {
    expect(controlPValues([0.085], controls)[0]).toBeCloseTo(3 / 20, 12); // ±0.09 are as large
    expect(controlPValues([1, 0.085], controls)).toEqual([2 / 20, 3 / 20]);
    expect(controlPValues([1], [])).toEqual([1]);
  });
});

describe('outlierPValues', () => {
  it('are (1 + S/ΣS)^−k of normalised log spacings', () => {
    // others 2^0 … 2^−30, so spacings (i + 1) log 2 for i = 1 …; k = 15 of them behind the first
    const others = Array.from({ length: 30 }, (_, i) => 2 ** -i);
    const sum = Array.from({ length: 15 }, (_, i) => (i + 2) * Math.log(2)).reduce((a, b) => a + b, 0);
    expect(outlierPValues([-16], others)[0]).toBeCloseTo((1 + Math.log(16) / sum) ** -15, 12);
  });

  it('are uniform where nothing stands out, and small where something does', () => {
    const random = seededRandom(1, 1);
    const uniform = (): number => (random.below(2 ** 30) + 0.5) / 2 ** 30;
    const drawn = Array.from({ length: 2000 }, () => {
      const sample = Array.from({ length: 300 }, () => uniform() ** (-1 / 2)).sort((a, b) => b - a);
      return Math.min(...outlierPValues(sample.slice(0, 3), sample.slice(3)));
    });
    const share = drawn.filter((p) => p <= 0.05).length / drawn.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.06);
    expect(outlierPValues([100, 11], pareto(1000))[0]).toBeLessThan(0.01);
  });

  it('let what is above an outlier be one too, and tell nothing from too few', () => {
    const [first, second] = outlierPValues([101, 100], pareto(1000));
    expect(first).toBeLessThan(0.02);
    expect(second).toBe(first);
    expect(outlierPValues([100], pareto(15))).toEqual([1]);
  });
});

describe('holm', () => {
  it('is the step-down adjustment, in the order given', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.6])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('decisionLds', () => {
  const pairs = (...list: [number, number][]): EffectPair[] => list.map(([estimated, replayed]) => ({ estimated, replayed }));

  it('ranks within each size: that large sets have large effects is no merit', () => {
    const small = pairs([1, 2], [2, 1]);
    const large = pairs([10, 20], [20, 10]);
    expect(decisionLds([[...small, ...large]])).toBeCloseTo(0.6, 12); // ranks 1 2 3 4 against 2 1 4 3
    expect(decisionLds([small, large])).toBeCloseTo(-1, 12);
  });

  it('weighs sizes by their sets, and leaves out where there is nothing to rank', () => {
    const right = pairs([1, 1], [2, 2], [3, 3]);
    expect(decisionLds([right, pairs([1, 2], [2, 1])])).toBeCloseTo((3 * 1 + 2 * -1) / 5, 12);
    expect(decisionLds([right, [], pairs([1, 1])])).toBeCloseTo(1, 12);
    expect(decisionLds([])).toBeNaN();
  });

  it('is over sets of at least two decisions', () => {
    expect([setSize(0.01, 3000), setSize(0.01, 20), setSize(0.2, 0)]).toEqual([30, 2, 2]);
  });
});

describe('effects', () => {
  const path: RecordedPath = { steps: 2, layers: 2, scales: Float32Array.of(1, 2, 0.5, 0), stretches: [] };

  it('are (1 − s)/s of the derivative by log s; none at scale 1, unknown at 0', () => {
    expect([...neutralEffects({ logScale: Float64Array.of(5, 5, 5, 5) }, path)]).toEqual([0, -2.5, 5, NaN]);
  });

  it('are ranked by size, zeros and unknown left out', () => {
    const effects = Float64Array.of(0, -2.5, 5, NaN);
    expect(largestEffects(effects, path, 10)).toEqual([{ step: 1, layer: 0, scale: 0.5, effect: 5 }, { step: 0, layer: 1, scale: 2, effect: -2.5 }]);
    expect(largestEffects(effects, path, 1)).toHaveLength(1);
  });
});

describe('stretchOf', () => {
  it('is about twice the root of the steps, and bounded by memory and by the run', () => {
    expect(stretchOf(10_000, 1000)).toBe(200);
    expect(stretchOf(3, 1000)).toBe(3);
    expect(stretchOf(10_000, 2 ** 22)).toBe(3);
    expect(stretchOf(10_000, 2 ** 30)).toBe(1);
  });
});
