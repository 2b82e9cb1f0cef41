import { expect, it } from 'vitest';

import { InputError } from '../errors.js';
import { parseRunSpec } from './parse.js';

const column = (name: string, more: object = {}): object => ({ name, type: 'numeric', ...more });
const DATA = { kind: 'csv', path: 'loans.csv', columns: [column('age', { protected: true }), column('size'), column('paid', { type: 'categorical' })], label: 'paid', concernsPeople: true };

const parse = (data: object, sensitivity: object[] = []): unknown => parseRunSpec({ name: 'loans', data: { ...DATA, ...data }, model: { kind: 'mlp' }, budget: { steps: 10 }, sensitivity }, 'a.yaml');

it('takes a table whose label and policies are about its columns', () => {
  expect(parse({}, [{ policy: 'protected', attributes: ['age'] }, { policy: 'flips', attribute: 'age' }])).toMatchObject({ data: { label: 'paid' } });
});

it.each([
  [{ label: 'repaid' }, [], 'a.yaml: data.label is repaid; allowed: one of the columns: age, size, paid'],
  [{ kind: 'parquet', label: 'repaid' }, [], 'a.yaml: data.label is repaid'],
  [{ columns: [...DATA.columns, column('age')] }, [], 'a.yaml: data.columns[3].name is age; allowed: a name that no other column has'],
  [{ columns: [column('age', { type: 'ignore' }), column('paid')] }, [], 'a.yaml: data.columns is without a feature'],
  [{ columns: [column('age'), column('paid', { type: 'ignore' })] }, [], 'a.yaml: data.columns[1].type is "ignore"'],
  [{ columns: [column('age'), column('paid', { protected: true })] }, [], 'a.yaml: data.columns[1].protected is true'],
  [{ columns: [column('age'), column('paid')] }, [{ policy: 'protected' }], 'a.yaml: sensitivity[0] is "protected"; allowed: only with data that declare a protected attribute'],
  [{ concernsPeople: false }, [{ policy: 'protected' }], 'a.yaml: sensitivity[0] is "protected"; allowed: only with data that concern people'],
  [{}, [{ policy: 'protected', attributes: ['size'] }], 'a.yaml: sensitivity[0].attributes is "size"; allowed: one of "age"'],
  [{}, [{ policy: 'flips', attribute: 'sex' }], 'a.yaml: sensitivity[0].attribute is "sex"; allowed: one of "age"'],
])('refuses, before the file is opened, %j with %j', (data, sensitivity, line) => {
  const act = (): unknown => parse(data, sensitivity);
  expect(act).toThrow(InputError);
  expect(act).toThrow(line);
});
