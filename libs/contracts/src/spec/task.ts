import { z } from 'zod';

import { InputError } from '../errors.js';
import type { SensitivitySpec } from './sensitivity.js';

/** What is predicted: one of some classes, or a number. */
export const TASKS = ['classification', 'regression'] as const;
export type Task = (typeof TASKS)[number];

/** Named data sets whose label is a number. */
const NAMED_REGRESSIONS: readonly string[] = ['diabetes'];

/** What of a spec's data says what is predicted. */
interface TaskData {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly task?: Task | undefined;
  readonly positive?: string | undefined;
}

/** What a run predicts. */
export function taskOf({ kind, name = '', task }: TaskData): Task {
  return kind === 'named' && NAMED_REGRESSIONS.includes(name) ? 'regression' : (task ?? 'classification');
}

const taskSchema = z.object({ data: z.object({ kind: z.string(), name: z.string().optional(), task: z.enum(TASKS).optional() }) });

/** Whether a run predicts a number, by its spec in whatever form that is stored. */
export function predictsNumber(spec: unknown): boolean {
  const { data } = taskSchema.safeParse(spec);
  return data !== undefined && taskOf(data.data) === 'regression';
}

/** What of a spec has to fit what is predicted. */
interface Tasked {
  readonly data: TaskData;
  readonly target?: Readonly<Record<string, number>> | undefined;
  readonly classWeights?: unknown;
  readonly sensitivity: readonly SensitivitySpec[];
}

/**
 * Refuses what asks for classes where a number is predicted, and the other way round.
 *
 * @throws InputError naming the first field that does not fit.
 */
export function requireTask(spec: Tasked, source: string): void {
  const problem = taskOf(spec.data) === 'classification' ? ofClasses(spec) : ofNumbers(spec);
  if (problem !== null) throw new InputError({ source, path: problem.path, value: JSON.stringify(problem.value), allowed: problem.allowed });
}

/** A field that does not fit; null where all do. */
type Problem = { readonly path: string; readonly value: unknown; readonly allowed: string } | null;

function ofClasses({ target = {} }: Tasked): Problem {
  if ('testAccuracy' in target || Object.keys(target).length === 0) return null;
  return { path: 'target', value: target, allowed: 'testAccuracy: classes are predicted; testR2 and testRmse are of regression' };
}

function ofNumbers({ data, target = {}, classWeights, sensitivity }: Tasked): Problem {
  if ('testAccuracy' in target) return { path: 'target', value: target, allowed: 'testR2 or testRmse: a number is predicted, and nothing is classified right' };
  if (data.positive !== undefined) return { path: 'data.positive', value: data.positive, allowed: 'nothing with task regression: a number has no classes' };
  if (classWeights !== undefined) return { path: 'classWeights', value: classWeights, allowed: 'nothing where a number is predicted: it has no classes' };
  const at = sensitivity.findIndex(({ policy }) => policy === 'borderline' || policy === 'flips');
  if (at < 0) return null;
  return { path: `sensitivity[${at}].policy`, value: sensitivity[at]?.policy, allowed: '"listed", "protected" where a number is predicted: there is no threshold that it could be near to, or change sides of' };
}
