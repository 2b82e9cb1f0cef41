import { InputError } from '../errors.js';
import type { DataSpec } from './data.js';
import type { SensitivitySpec } from './sensitivity.js';

/** What is said of the columns of a table. */
export interface ColumnsSpec {
  readonly columns: readonly { readonly name: string; readonly type: 'numeric' | 'categorical' | 'ignore'; readonly protected?: boolean | undefined }[];
  readonly label: string;
}

/**
 * Checks what can be checked of a table before its file is opened: names are unique, the label is one of the columns, and there is something to
 * learn from.
 *
 * @throws InputError naming the field of the spec.
 */
export function requireColumns({ columns, label }: ColumnsSpec, source: string | null): void {
  const wrong = (path: string, value: string, allowed: string): InputError => new InputError({ source, path, value, allowed });
  const names = columns.map((column) => column.name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) throw wrong(`data.columns[${twice}].name`, names[twice] ?? '', 'a name that no other column has');
  const position = names.indexOf(label);
  if (position < 0) throw wrong('data.label', label, `one of the columns: ${names.join(', ')}`);
  if (columns.every((column) => column.type === 'ignore' || column.name === label)) {
    throw wrong('data.columns', 'without a feature', 'at least one numeric or categorical column beside the label');
  }
  const problem = labelProblem(columns[position]);
  if (problem !== null) throw wrong(`data.columns[${position}].${problem.field}`, problem.value, problem.allowed);
}

function labelProblem(column: ColumnsSpec['columns'][number] | undefined): { readonly field: string; readonly value: string; readonly allowed: string } | null {
  if (column?.type === 'ignore') return { field: 'type', value: '"ignore"', allowed: 'another type: this column is the label' };
  return column?.protected === true ? { field: 'protected', value: 'true', allowed: 'false: the label itself is not a protected attribute' } : null;
}

/**
 * Checks what a spec that names its columns tells by itself, before anybody opens its file: the columns, and that policies are about protected
 * columns. A run that is queued is so refused when it is asked for, not when a worker begins it.
 *
 * @throws InputError naming the field of the spec.
 */
export function requireTable({ data, sensitivity }: { readonly data: DataSpec; readonly sensitivity: readonly SensitivitySpec[] }, source: string): void {
  if (data.kind !== 'csv' && data.kind !== 'parquet') return;
  requireColumns(data, source);
  const attributes = data.columns.filter((column) => column.protected).map(({ name }) => name);
  sensitivity.forEach((policy, i) => {
    const path = `sensitivity[${i}]`;
    const refused = (at: string, value: string, allowed: string): InputError => new InputError({ source, path: at, value, allowed });
    if (policy.policy === 'protected' && attributes.length === 0) throw refused(path, '"protected"', 'only with data that declare a protected attribute');
    if (policy.policy === 'protected' && !data.concernsPeople) throw refused(path, '"protected"', 'only with data that concern people (concernsPeople: true)');
    const unknown = namedBy(policy).find((name) => !attributes.includes(name));
    const listed = attributes.length > 0 ? `one of ${attributes.map((name) => `"${name}"`).join(', ')}` : 'nothing here: the data have none';
    if (unknown !== undefined) throw refused(`${path}.${policy.policy === 'flips' ? 'attribute' : 'attributes'}`, JSON.stringify(unknown), listed);
  });
}

/** The attributes that a policy names. */
function namedBy(policy: SensitivitySpec): readonly string[] {
  if (policy.policy === 'flips') return [policy.attribute];
  return policy.policy === 'protected' ? (policy.attributes ?? []) : [];
}
