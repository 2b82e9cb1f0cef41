import { expect, it } from 'vitest';

import { madeContent } from '../../testing/made-report.js';
import type { ReportContent } from '../report-schema.js';
import { alertsSection, counterfactualSection, coverageSection, decisionsSection } from './part-sections.js';
import { runSection } from './run-section.js';
import { subjectSection } from './subject-section.js';

const content = madeContent();
const counterfactual = { value: 0.52, withoutScaling: 0.48, change: 0.04, replayed: 2, bitExact: true, maxRelLossError: 0, sameWeights: true, control: 'c' };

function withScore(target: string, withoutScaling = 0.48): ReportContent {
  if ('missing' in content.decisions || 'missing' in content.prediction) throw new Error('a part is missing');
  return { ...content, prediction: { ...content.prediction, threshold: 0.5, protected: '{"sex":"Male","race":"Other"}' }, decisions: { ...content.decisions, target }, counterfactual: { ...counterfactual, withoutScaling } };
}

it('tells protected attributes in words, and the intended use of those whose signature holds', () => {
  expect(subjectSection(withScore('score of x'))).toContain('<th scope="row">sex</th><td>Male</td>');
  expect(subjectSection(content)).toContain('not stated: whoever signs a report on the run states it');
  const signature = { at: '', by: 'desk-2', role: 'reviewer', verdict: 'agrees', statement: '', dissent: null, intendedUse: 'triage', expiresAt: '', report: '', weights: null, evidence: '', state: 'valid', why: null } as const;
  expect(subjectSection({ ...content, signOff: { startedBy: 'desk-1', list: [signature, { ...signature, intendedUse: 'screening', state: 'void' }] } })).toMatch(/intended use<\/th><td>triage<\/td>/);
});

it('says whether the outcome would be another without scaling, where it is the score that was traced', () => {
  expect(counterfactualSection(withScore('score of "x", record test:1'))).toContain('another: on the other side');
  expect(counterfactualSection(withScore('score of "x", record test:1', 0.51))).toContain('the same: on the same side');
  expect(counterfactualSection(withScore('log odds of "x"'))).not.toContain('side of the threshold');
});

it.each(['likeliest', 'nothing'] as const)('tells no threshold, and no side of it, where it does not decide: %s', (decidedBy) => {
  const shown = withScore('score of "x", record test:1');
  if ('missing' in shown.prediction) throw new Error('the prediction is missing');
  const other = { ...shown, prediction: { ...shown.prediction, decidedBy, scores: { steps: [0, 9], values: decidedBy === 'nothing' ? [40, 60] : [0.4, 0.6] } } };
  expect(counterfactualSection(other)).not.toContain('side of the threshold');
  expect(subjectSection(other)).not.toContain('threshold</th>');
  expect(subjectSection(other)).not.toContain('stroke-dasharray');
  expect(subjectSection(other)).toContain(decidedBy === 'nothing' ? '>50</text>' : '>0.5</text>');
});

it('tells of a measured effect what rounding makes of it where that shows, and what p says', () => {
  if ('missing' in content.decisions) throw new Error('no decision is made');
  const [decision] = content.decisions.list;
  const shown = (low: number, high: number): string => decisionsSection({ ...content, decisions: { ...content.decisions, list: [{ ...decision!, measuredEffect: 0.25, measuredLow: low, measuredHigh: high }] } });
  expect(shown(0.2, 0.3)).toContain('<td>0.25 (0.2 to 0.3)</td>');
  expect(shown(0.25, 0.25)).toContain('<td>0.25</td>');
  expect(shown(0.25, 0.25)).toContain('1 where too few were drawn to tell');
  expect(shown(0.25, 0.25)).toContain('p is the larger of two chances');
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
  expect(alertsSection({ ...content, alerts: { missing: 'no alert fired; rules watched' } })).toContain('No alert fired; rules watched');
});

it('says what a report is about, and of a record that is not kept what the trace tells', () => {
  if ('missing' in content.decisions) throw new Error('no decision is made');
  const unkept = { ...content, prediction: { missing: 'not kept' }, decisions: { ...content.decisions, target: 'score of "yes", record test:17', value: 0.41 } };
  const html = subjectSection(unkept);
  expect(html).toContain('<td>one prediction of the run</td>');
  expect(html).toContain('<th scope="row">record</th><td>test:17</td>');
  expect(html).toContain('<th scope="row">score of “yes”</th><td>0.41, at the end of the training as it was traced</td>');
  expect(html).toContain('not “yes”: the score is below the threshold');
  expect(html).toContain('<p class="missing">Not kept</p>');
  expect(subjectSection({ ...unkept, decisions: { ...unkept.decisions, target: 'loss of test:17' } })).not.toContain('score of');
  expect(subjectSection(content)).toContain('“yes”: the score is not below the threshold');
  expect(subjectSection({ ...unkept, about: { ...content.about, subject: 'run', record: null } })).toContain('<td>the run as a whole</td>');
});

it('names the class that the model decides for, of reports on runs that recorded the names; of others says what is known', () => {
  if ('missing' in content.prediction) throw new Error('no prediction is made');
  const named = subjectSection({ ...content, prediction: { ...content.prediction, scoreClass: '>50K', decidedClass: '<=50K' } });
  expect(named).toContain('<th scope="row">score of “&gt;50K”</th>');
  expect(named).toContain('<th scope="row">the model decides for</th><td>“&lt;=50K”</td>');
  const unknown = { ...content, groups: { missing: 'no groups' } };
  expect(subjectSection(unknown)).toContain('not told by name: the names of the classes were not recorded with this run');
  expect(subjectSection({ ...unknown, run: { ...content.run, testR2: 0.5 } })).not.toContain('outcome'); // a number is predicted
});

it('tells data, versions and machine in words', () => {
  const facts = { dataManifest: '{"name":"adult","files":[{"name":"a.csv","sha256":"ab"}]}', versions: '{"scaler":"snr 1","torch":"2.1"}' };
  const html = runSection({ ...content, run: { ...content.run, ...facts, startedAt: '2026-11-29T06:00:00.123Z' } });
  for (const row of ['data set</th><td>adult', 'file 1, name</th><td>a.csv', 'file 1, SHA-256</th><td>ab', 'scaler and its version</th><td>snr 1', 'torch</th><td>2.1', 'started</th><td>2026-11-29 06:00:00 UTC', 'started by way of</th><td>the command line']) expect(html).toContain(row);
});

it('says whether the estimates add up, and what scaling did by its direction', () => {
  const { coverage } = content;
  expect(coverageSection(content)).not.toContain('sum of all');
  expect(coverageSection({ ...content, coverage: { ...coverage, estimatedSum: 0.011, firstOrderSum: 0.012, scalingSum: 0.005 } })).toMatch(/sum of all estimated effects<\/th><td>0.011<.*0.012<.*0.005</s);
  expect(coverageSection(content)).toContain('<td>50 %</td>');
  expect(coverageSection({ ...content, coverage: { ...coverage, effectExplained: null } })).toContain('not told: the estimates are not stored, or not relied on');
  expect(counterfactualSection(withScore('x'))).toContain('<td>raised it by 0.04</td>');
  expect(counterfactualSection({ ...content, counterfactual: { ...counterfactual, change: -0.04 } })).toContain('<td>lowered it by 0.04</td>');
});

it('says where an incident went, and whether it is still open', () => {
  if ('missing' in content.alerts) throw new Error('no alert is made');
  const [one] = content.alerts.list;
  const html = alertsSection({ ...content, alerts: { total: 1, list: [{ ...one!, spread: ['dense2', 'dense1', 'out'], closedStep: null }] } });
  expect(html).toContain('<p>1 incident.</p>');
  expect(alertsSection({ ...content, alerts: { total: 51, list: [one!] } })).toContain('<p>51 incidents, the 1 latest shown.</p>');
  expect(html).toContain('First layer: dense2, then dense1, out; from step 2 on.');
});
