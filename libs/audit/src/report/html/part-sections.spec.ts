import { expect, it } from 'vitest';

import { madeContent } from '../../testing/made-report.js';
import type { ReportContent } from '../report-schema.js';
import { alertsSection, counterfactualSection, decisionsSection, predictionSection } from './part-sections.js';

const content = madeContent();
const counterfactual = { value: 0.52, withoutScaling: 0.48, change: 0.04, replayed: 2, bitExact: true, maxRelLossError: 0, sameWeights: true, control: 'c' };

function withScore(target: string, withoutScaling = 0.48): ReportContent {
  if ('missing' in content.decisions || 'missing' in content.prediction) throw new Error('a part is missing');
  return { ...content, prediction: { ...content.prediction, threshold: 0.5, protected: '{"sex":"Male","race":"Other"}' }, decisions: { ...content.decisions, target }, counterfactual: { ...counterfactual, withoutScaling } };
}

it('tells protected attributes in words, and the intended use of those whose signature holds', () => {
  expect(predictionSection(withScore('score of x'))).toContain('<th scope="row">sex</th><td>Male</td>');
  expect(predictionSection(content)).toContain('not stated: whoever signs a report on the run states it');
  const signature = { at: '', by: 'desk-2', role: 'reviewer', verdict: 'agrees', statement: '', dissent: null, intendedUse: 'triage', expiresAt: '', report: '', weights: null, evidence: '', state: 'valid', why: null } as const;
  expect(predictionSection({ ...content, signOff: { startedBy: 'desk-1', list: [signature, { ...signature, intendedUse: 'screening', state: 'void' }] } })).toMatch(/intended use<\/th><td>triage<\/td>/);
});

it('says whether the outcome would be another without scaling, where it is the score that was traced', () => {
  expect(counterfactualSection(withScore('score of "x", record test:1'))).toContain('another: on the other side');
  expect(counterfactualSection(withScore('score of "x", record test:1', 0.51))).toContain('the same: on the same side');
  expect(counterfactualSection(withScore('log odds of "x"'))).not.toContain('side of the threshold');
});

it('tells of a measured effect what rounding makes of it where that shows, and what p says', () => {
  if ('missing' in content.decisions) throw new Error('no decision is made');
  const [decision] = content.decisions.list;
  const shown = (low: number, high: number): string => decisionsSection({ ...content, decisions: { ...content.decisions, list: [{ ...decision!, measuredEffect: 0.25, measuredLow: low, measuredHigh: high }] } });
  expect(shown(0.2, 0.3)).toContain('<td>0.25 (0.2 to 0.3)</td>');
  expect(shown(0.25, 0.25)).toContain('<td>0.25</td>');
  expect(shown(0.25, 0.25)).toContain('1 where too few were drawn to tell');
});

it('shows no estimate where the verdict does not rely on those: what was replayed alone', () => {
  if ('missing' in content.decisions) throw new Error('no decision is made');
  const [decision] = content.decisions.list;
  const sets = [{ decisions: 'dense1', count: 2, estimated: 0.777, grade: 'MEASURED', measuredEffect: 0.5, controls: 0, control: null, pValue: null } as const];
  const shown = (verdict: string): string => {
    const told = { ...content, decisions: { ...content.decisions, verdict, list: [{ ...decision!, effect: 0.888, measuredEffect: 0.5 }] }, counterfactual: { ...counterfactual, sets } } as ReportContent;
    return decisionsSection(told) + counterfactualSection(told);
  };
  expect(['0.888', '0.777', 'estimated effect'].map((text) => shown('reliable').includes(text))).toEqual([true, true, true]);
  for (const verdict of ['not enough evidence', 'do not rely on the estimate']) {
    expect(shown(verdict)).not.toMatch(/0\.888|0\.777|>estimated/);
    expect(shown(verdict)).toContain('Estimates are not relied on here');
  }
});

it('says why there is no alert', () => {
  expect(alertsSection({ ...content, alerts: { missing: 'no alert fired; rules watched' } })).toContain('rules watched');
});
