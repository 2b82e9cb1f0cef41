import { expect, it } from 'vitest';

import { InputError } from '../errors.js';
import { parseRunSpec, runSpecJsonSchema } from './parse.js';

const minimal = { name: 'adult', data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp' }, budget: { steps: 10 } };

it('fills in the defaults that the documentation names', () => {
  const spec = parseRunSpec(minimal, 'a.yaml');
  expect(spec.scaler).toEqual({ kind: 'snr', up: 0.03, rest: 0.05, maxLogScale: 2, decay: 0.9, warmupSteps: 5 });
  expect(spec.optimizer.kind).toBe('schedule-free-adam');
  expect(spec.guards).toEqual({ clamp: 2, rateLimit: 0.1, skipNonFinite: true });
});

it('gives the same defaults to an optimizer named without its options as to one left out', () => {
  const named = parseRunSpec({ ...minimal, optimizer: { kind: 'schedule-free-adam' }, scaler: { kind: 'snr' }, guards: {} }, 'a.yaml');
  const leftOut = parseRunSpec(minimal, 'a.yaml');
  expect(named).toEqual(leftOut);
});

it.each([
  [{ ...minimal, data: { kind: 'named', name: 'adul' } }, 'a.yaml: data.name is "adul"; allowed: one of "mnist"'],
  [{ ...minimal, budget: { steps: 0 } }, 'a.yaml: budget.steps is 0; allowed: number >= 1'],
  [{ ...minimal, budget: {} }, 'a.yaml: budget'],
  [{ ...minimal, budget: undefined }, 'a.yaml: budget is missing; allowed: one of {steps: N} or {epochs: N}'],
  [{ ...minimal, colour: 1 }, 'a.yaml: colour is an unknown field; allowed: name, project, profile, data, model, optimizer, '],
  [{ ...minimal, batchsize: 64 }, ', oversightLostAfter (did you mean batchSize?)'],
  [{ ...minimal, data: undefined, dta: minimal.data }, 'a.yaml: dta is an unknown field; allowed: name, project, '],
  [{ ...minimal, model: { kind: 'mlp', hiden: [3] } }, 'a.yaml: model.hiden is an unknown field; allowed: kind, hidden, '],
  [{ ...minimal, seeds: { inti: 1 } }, 'a.yaml: seeds.inti is an unknown field; allowed: init, batches (did you mean init?)'],
  [{ ...minimal, guards: { clamp: 'x' } }, 'a.yaml: guards.clamp is "x"; allowed: false, or a number > 0'],
  [{ ...minimal, guards: { clamp: 0 } }, 'a.yaml: guards.clamp is 0; allowed: false, or a number > 0 and <= 20'],
  [{ ...minimal, guards: { rateLimit: 21 } }, 'a.yaml: guards.rateLimit is 21; allowed: false, or a number > 0 and <= 20'],
  [{ ...minimal, batchSize: 1.5 }, 'a.yaml: batchSize is 1.5; allowed: an integer'],
  [{ ...minimal, batchSize: 1e30 }, 'a.yaml: batchSize is 1e+30; allowed: an integer up to 65536'],
  [{ ...minimal, checkpointEvery: 1e30 }, 'a.yaml: checkpointEvery is 1e+30; allowed: an integer up to 9007199254740991'],
  [{ ...minimal, budget: { steps: 1e30 } }, 'a.yaml: budget.steps is 1e+30; allowed: an integer up to 100000000'],
  [{ ...minimal, model: { kind: 'mlp', hidden: 5 } }, 'a.yaml: model.hidden is 5; allowed: a list'],
  [{ ...minimal, name: 5 }, 'a.yaml: name is 5; allowed: a text'],
  [{ ...minimal, classWeights: [1] }, 'a.yaml: classWeights'],
  [{ ...minimal, watchGrowth: 1 }, 'a.yaml: watchGrowth is 1; allowed: true or false'],
  [{ ...minimal, budget: { epochs: 'abc' } }, 'a.yaml: budget.epochs is "abc"; allowed: a finite number'],
  [{ ...minimal, budget: { epochs: Number.POSITIVE_INFINITY } }, 'a.yaml: budget.epochs is Infinity; allowed: a finite number'],
  [{ ...minimal, budget: {} }, 'a.yaml: budget is {}; allowed: one of {steps: N} or {epochs: N}'],
  [{ ...minimal, sensitivity: [{ policy: 'protected', attributes: ['a\0'] }] }, 'a.yaml: sensitivity[0].attributes[0] is "a\\u0000"; allowed: text without NUL'],
  [{ ...minimal, name: 'a\ud800' }, 'a.yaml: name is "a\\ud800"; allowed: text without NUL'],
  [{ ...minimal, scaler: { kind: 'snrr' } }, 'a.yaml: scaler.kind is "snrr"; allowed: one of "fixed", "snr"'],
  [{ ...minimal, model: { kind: 'mlp', hidden: [0] } }, 'a.yaml: model.hidden[0] is 0; allowed: number >= 1'],
  [{ ...minimal, optimizer: { kind: 'adam', learningRate: Number.NaN } }, 'a.yaml: optimizer.learningRate is NaN'],
  [{ ...minimal, sensitivity: [{ policy: 'listed', records: ['x'] }] }, 'a.yaml: sensitivity[0].records[0] is "x"; allowed: a record like "test:17"'],
  [5, 'a.yaml is 5; allowed: fields with their values (name: value)'],
  [{ ...minimal, data: 5 }, 'a.yaml: data is 5; allowed: fields with their values (name: value)'],
])('refuses %j with one line', (document, line) => {
  const parse = (): unknown => parseRunSpec(document, 'a.yaml');
  expect(parse).toThrow(InputError);
  expect(parse).toThrow(line);
});

it('publishes a JSON Schema in which only what has no default is required', () => {
  const schema = runSpecJsonSchema();
  expect(schema.required).toEqual(['name', 'data', 'model', 'budget']);
  expect(schema.$schema).toContain('2020-12');
});

it('takes ratio cap and back-off where they are asked for, and leaves other specs as they were', () => {
  const guards = (given: object, more: object = {}): unknown => parseRunSpec({ ...minimal, ...more, guards: given }, 'a.yaml').guards;
  expect(guards({})).toEqual({ clamp: 2, rateLimit: 0.1, skipNonFinite: true });
  expect(guards({ ratioCap: 0.1, backOff: {} })).toEqual({ clamp: 2, rateLimit: 0.1, skipNonFinite: true, ratioCap: 0.1, backOff: { above: 2, factor: 0.5, recover: 0.05 } });
  expect(() => guards({ ratioCap: 0.1 }, { placement: 'gradient' })).toThrow('a.yaml: guards.ratioCap is 0.1; allowed: a cap with placement direction; with placement gradient the scale multiplies the gradient');
  expect(() => guards({ ratioCap: 0 })).toThrow('guards.ratioCap is 0');
  expect(() => guards({ backOff: { factor: 1 } })).toThrow('guards.backOff.factor is 1');
});
