import { expect, it } from 'vitest';
import { parseRunSpec } from './parse.js';
import { taskOf } from './task.js';
const COLUMNS = [{ name: 'size', type: 'numeric' }, { name: 'price', type: 'numeric' }];
const DATA = { kind: 'csv', path: 'houses.csv', columns: COLUMNS, label: 'price' };
const parse = (fields, data = { ...DATA, task: 'regression' }) => parseRunSpec({ name: 'a', data, model: { kind: 'mlp' }, budget: { steps: 10 }, ...fields }, 'a.yaml');
it('is no part of a spec that says nothing of it: older specs keep their hash', () => {
    expect(Object.keys(parse({}, DATA).data)).not.toContain('task');
});
it('is what the spec says, or what a named data set is', () => {
    expect([parse({}).data, parse({}, DATA).data, { kind: 'named', name: 'diabetes' }, { kind: 'named', name: 'wine' }].map(taskOf)).toEqual(['regression', 'classification', 'regression', 'classification']);
    expect(() => parse({}, { ...DATA, task: 'ranking' })).toThrow('data.task is "ranking"; allowed: one of "classification", "regression"');
});
it('takes the target of the task, and refuses that of the other', () => {
    expect(parse({ target: { testR2: 0.4 } }).target).toEqual({ testR2: 0.4 });
    expect(parse({ target: { testRmse: 60 } }).target).toEqual({ testRmse: 60 });
    expect(() => parse({ target: { testAccuracy: 0.9 } })).toThrow('target is {"testAccuracy":0.9}; allowed: testR2 or testRmse');
    expect(() => parse({ target: { testR2: 0.4 } }, DATA)).toThrow('target is {"testR2":0.4}; allowed: testAccuracy');
    expect(() => parse({ target: { testR2: 1 } })).toThrow('target');
});
it('refuses classes where a number is predicted', () => {
    expect(() => parse({}, { ...DATA, task: 'regression', positive: 'yes' })).toThrow('data.positive is "yes"; allowed: nothing with task regression');
    expect(() => parse({ classWeights: 'balanced' })).toThrow('classWeights is "balanced"; allowed: nothing where a number is predicted');
    expect(parse({ sensitivity: [{ policy: 'listed', records: ['test:0'] }] }).sensitivity).toHaveLength(1);
    expect(() => parse({ sensitivity: [{ policy: 'listed', records: ['test:0'] }, { policy: 'borderline' }] })).toThrow('sensitivity[1].policy is "borderline"; allowed: "listed", "protected" where a number is predicted');
    expect(() => parse({ sensitivity: [{ policy: 'flips', attribute: 'sex' }] })).toThrow('sensitivity[0].policy is "flips"');
});
//# sourceMappingURL=task.spec.js.map