import { describe, expect, it } from 'vitest';
import { toCsv } from '../../export/csv.js';
import { sceneToSvg } from '../../export/scene.js';
import { type Arm, chartGroups, type Comparison, comparisonTable, differenceWords, netWords, placeOn, qualityOf, spanOf, verdictOf } from './comparison-words.js';
import { intervalScene } from './interval-scene.js';

const steps = { value: 40, low: 30, high: 50 };
const loss = { value: -2.5, low: -4, high: -1 };

describe('the words of a comparison', () => {
  it('say no more than the interval', () => {
    expect([steps, loss, { value: 3, low: -1, high: 7 }, null].map(verdictOf)).toEqual(['better', 'worse', 'no difference shown', 'no difference shown']);
    expect(differenceWords(loss, 'points')).toBe('−2.5 points (−4 to −1)');
    expect(differenceWords({ value: null, low: null, high: 3 }, '%')).toBe('–');
    expect(netWords({ unit: 'MONEY', net: -0.75, low: -1, high: -0.5 })).toBe('−0.75 (−1 to −0.5): does not pay');
    expect(netWords({ unit: 'PROCESSOR_SECONDS', net: 0.1, low: -1, high: 2 })).toBe('+0.1 s (−1 to +2): not shown to pay');
    expect(netWords({ unit: 'MONEY', net: 2, low: 1, high: 3 })).toBe('+2 (+1 to +3): pays');
  });

  it('place every interval and 0 on one strip', () => {
    const span = spanOf([steps, loss, null]);
    for (const value of [-4, 0, 50]) expect(placeOn(span, value)).toBeGreaterThan(0.04);
    expect(placeOn(span, 50)).toBeLessThan(0.96);
    expect(placeOn(spanOf([]), 0)).toBe(0.5);
  });

  it('put each arm into one chart with the first', () => {
    const arms = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }) as Arm);
    expect(chartGroups(arms).map((group) => group.map(({ name }) => name))).toEqual([['b', 'c', 'd'], ['e']]);
  });
});

it('what is exported has a row for each arm, and a dot and a whisker for each interval', () => {
  const arm = { role: 'SCALER', learningRate: 0.1, isAtEdge: false, missed: 0, medianSteps: 5, meanSteps: 6, medianSeconds: 2, cost: null, energy: null, meanAccuracy: 0.5 } as const;
  const arms = [{ ...arm, name: 'snr', against: [{ other: 'adam', steps, processor: null, wall: null, accuracy: loss, isNotWorse: false }] }, { ...arm, name: 'adam', role: 'BASELINE', against: [] }];
  const csv = toCsv(comparisonTable({ arms, task: { predicts: null } } as unknown as Comparison)).join('').split('\r\n');
  expect(csv[0]).toMatch(/^arm,role,learning_rate,median_steps/);
  expect(csv.slice(1)).toEqual(['snr,scaler,0.1,5,6,0,2,,,0.5,,,,,,,,,,,,', 'adam,baseline,0.1,5,6,0,2,,,0.5,40,30,50,,,,,,,-2.5,-4,-1', '']);
  const scene = intervalScene('t', [{ title: 'Fewer steps', unit: '%', rows: [{ label: 'adam', difference: steps }, { label: 'sgd', difference: null }] }], (name) => name);
  expect(scene.shapes.filter(({ kind }) => kind === 'dot')).toHaveLength(1);
  expect(sceneToSvg(scene)).toContain('40 % (');
});

it('where a number is predicted, R² stands in place of the accuracy', () => {
  const comparison = { arms: [], task: { predicts: 'price' } } as unknown as Comparison;
  const { name, unit, text } = qualityOf(comparison);
  expect([name, unit, text({ meanAccuracy: 0.4821 } as Arm)]).toEqual(['R²', 'hundredths', '0.482']);
  expect(comparisonTable(comparison).columns).toEqual(expect.arrayContaining(['mean_r2', 'r2_hundredths', 'r2_hundredths_low']));
  expect(comparisonTable(comparison).columns.join()).not.toContain('accuracy');
});
