import type { TracedSet } from '#libs/contracts';
import { expect, it } from 'vitest';

import type { Trace } from './trace-run.js';
import { traceText } from './trace-text.js';

const SET: TracedSet = {
  decisions: 'incident:1', count: 12, grade: 'MEASURED', estimated: 0.2, measuredEffect: 0.25, controls: 19, control: 0.125, pValue: 0.05,
  className: 'yes', records: 4000, flips: 12, flipShareCi95: [0.001, 0.005], meanChange: 0.01, meanChangeCi95: [0.005, 0.02], moved: [],
};
const ALL: TracedSet = { ...SET, decisions: '*', controls: 0, control: null, pValue: null };
const TRACE = {
  target: 'score', value: 0.5, withoutScaling: 0.4, quality: { lds: 1, ci: [1, 1], n: { sets: 8, single: 19 }, looSpearman: 1, signAgreement: 1, belowNoise: 0, verdict: 'reliable' }, noiseFloor: 0,
  metagradientNorm: 1, hessianError: 0, fidelity: { bitExact: true, sameWeights: true, firstDivergence: null, maxRelLossError: 0 }, decisions: [], seconds: 1, trainingSeconds: 1, totalDecisions: 100,
} as unknown as Trace;
const linesOf = (...without: TracedSet[]): string[] => traceText({ ...TRACE, without }).filter((line) => /^without (incident|\*)/.test(line));

it.each([
  ['one set, p at the least that 19 random sets can show', [SET], 'p 0.050, stands out'],
  ['one set, p above', [{ ...SET, pValue: 0.1 }], 'p 0.100, as others do'],
  ['one set, 9 random ones', [{ ...SET, controls: 9, pValue: 0.3 }], 'p 0.300, too few controls to tell'],
  ['two sets: no p below 2 / 20', [{ ...SET, pValue: 0.1 }, { ...SET, pValue: 0.1 }], 'p 0.100, too few controls to tell'],
  ['two sets of which one has nothing to be compared with', [{ ...SET, pValue: 0.1 }, ALL], 'p 0.100, as others do'],
])('says whether a set stands out: %s', (_, sets, words) => {
  expect(linesOf(...sets)[0]).toContain(`replayed +0.25, estimated +0.2, MEASURED; ${sets[0]?.controls ?? 0} random sets of its size: chance up to 0.125, ${words}`);
});
