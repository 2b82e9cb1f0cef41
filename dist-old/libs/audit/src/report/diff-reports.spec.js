import { expect, it } from 'vitest';
import { MADE_SPEC, madeContent } from '../testing/made-report.js';
import { changeWords, diffReports } from './diff-reports.js';
import { evidenceHash } from './report-identity.js';
import { splitSpec } from './report-spec.js';
const wordsOf = (after, before = madeContent()) => diffReports(before, after).map(changeWords);
it('tells what changed field by field, by names of incidents, decisions and groups, wherever they stand in their list', () => {
    const content = madeContent();
    if (!('list' in content.alerts) || !('list' in content.decisions) || !('list' in content.groups))
        throw new Error('a part is missing');
    const [incident] = content.alerts.list;
    const [decision] = content.decisions.list;
    const later = {
        ...content,
        run: { ...content.run, weightsSha256: 'cd', ...splitSpec({ ...MADE_SPEC, batchSize: 32 }) },
        alerts: { total: 2, list: [{ ...incident, incident: 2, acts: [] }, { ...incident, state: 'open', acts: [...incident.acts, { at: '2027', what: 'close', by: 'desk-1', reason: 'done' }] }] },
        decisions: { ...content.decisions, list: [{ ...decision, grade: 'REFUTED' }] },
        limits: [...content.limits, 'It is a test.'],
    };
    const found = wordsOf(later);
    expect(found).toEqual(expect.arrayContaining([
        'part 2: run, weights sha256: was ab, is cd', 'part 2: run, spec, batch size: new: 32', 'part 3: decisions, list, dense2 @ 3, grade: was MEASURED, is REFUTED',
        'part 5: alerts, list, incident 1, state: was closed, is open', 'part 5: alerts, total: was 1, is 2', 'part 8: limits: new: It is a test.',
    ]));
    expect(found.filter((line) => line.startsWith('part 5: alerts, list, incident 2: new: {'))).toHaveLength(1);
    expect(found.filter((line) => line.startsWith('part 5: alerts, list, incident 1, acts, 2027 close: new: {'))).toHaveLength(1);
    expect(found).toHaveLength(8);
    expect(diffReports(later, content).map(changeWords)).toContain('part 8: limits: not there any more, was It is a test.');
});
it('tells of evidence that came or went, and nothing of when and by whom it was made', () => {
    const content = madeContent();
    const later = { ...content, about: { ...content.about, madeAt: '2030', madeBy: 'desk-9' } };
    expect(wordsOf(later)).toEqual([]);
    expect(evidenceHash(later)).toBe(evidenceHash(content));
    const measured = { ...content, counterfactual: { value: 1, withoutScaling: 0, change: 1, replayed: 2, bitExact: true, maxRelLossError: 0, sameWeights: true, control: 'c' } };
    expect(wordsOf(measured)).toContain('part 6: counterfactual, missing: not there any more, was no trace was run');
    expect(evidenceHash(measured)).not.toBe(evidenceHash(content));
});
it('tells of another price, which says nothing else of the run', () => {
    const content = madeContent();
    if (content.cost === undefined || 'missing' in content.cost)
        throw new Error('no cost is made');
    const priced = { ...content, cost: { ...content.cost, pricePerHour: 2, money: 0.008, watts: 100, wattHours: 0.3 } };
    expect(wordsOf(priced)).toEqual(['part 2: cost, price per hour: was 0.05, is 2', 'part 2: cost, watts: was null, is 100', 'part 2: cost, money: was 0.0002, is 0.008', 'part 2: cost, watt hours: was null, is 0.3']);
    expect(evidenceHash(priced)).toBe(evidenceHash(content));
    expect(evidenceHash({ ...content, cost: { ...content.cost, seconds: 13 } })).not.toBe(evidenceHash(content));
});
it('tells sets of decisions from one another by name', () => {
    const set = (decisions, estimated) => ({ decisions, count: 2, estimated, grade: 'MEASURED', measuredEffect: 0.5, controls: 0, control: null, pValue: null });
    const of = (...sets) => ({ ...madeContent(), counterfactual: { value: 1, withoutScaling: 0, change: 1, replayed: 2, bitExact: true, maxRelLossError: 0, sameWeights: true, control: 'c', sets } });
    expect(wordsOf(of(set('guard:clamp', 3), set('dense2', 2)), of(set('dense2', 1), set('guard:clamp', 3)))).toEqual(['part 6: counterfactual, sets, dense2, estimated: was 1, is 2']);
});
it('sees no change in a specification that an earlier report told in one', () => {
    const content = madeContent();
    const before = { ...content, run: { ...content.run, spec: JSON.stringify(MADE_SPEC), specName: undefined, listed: undefined } };
    expect(wordsOf(content, before)).toEqual([]);
    expect(evidenceHash(content)).toBe(evidenceHash(before));
});
it('counts what a copy leaves out as not there', () => {
    const content = madeContent();
    expect(wordsOf({ ...content, about: { ...content.about, record: undefined } })).toEqual(['part 1: about, record: not there any more, was test:17']);
});
//# sourceMappingURL=diff-reports.spec.js.map