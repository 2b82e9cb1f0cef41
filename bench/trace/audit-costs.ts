import { parseRunSpec, type RunSpec, systemClock } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { metagradients, walkForward } from '#libs/decision-trace';
import { meanOf } from '#libs/scaling-comparison';
import { createTraining, type Training } from '#libs/training';

import { growthMeter } from '../../apps/training-executor/src/growth/growth-meter.js';
import { targetWatch } from '../../apps/training-executor/src/running/target.js';
import { timed } from '../cpu-time.js';
import { median } from '../report.js';
import { drawTargets } from './judge-trace.js';
import { dataOf } from './traced-runs.js';

/** How much is trained and traced. */
export interface AuditSize {
  readonly seeds: number;
  readonly steps: number;
  /** Steps between two evaluations. */
  readonly every: number;
  /** Records whose logits the metagradient norm is taken of. */
  readonly targets: number;
}

/** One way to train a net, over the seeds. */
export interface AuditedChoice {
  readonly name: string;
  /** Test accuracy at the end: mean of the last three evaluations. */
  readonly ends: readonly number[];
  /** Steps to the target; null where it was missed. */
  readonly stepsToTarget: readonly (number | null)[];
  /** CPU time of the process to the target, evaluations left out; null where it was missed. */
  readonly secondsToTarget: readonly (number | null)[];
  /** Median over the targets. */
  readonly norms: readonly number[];
  /** Growth of a perturbation as it is watched while a sensitive run trains, the most. */
  readonly growths: readonly number[];
  /** CPU time of watching it, as a share of the training's. */
  readonly watchShares: readonly number[];
}

/** What a data set gave. */
export interface Audited {
  readonly name: string;
  readonly steps: number;
  /** Test accuracy: a share of the best of the free choice, mean over its seeds. */
  readonly target: number;
  readonly choices: readonly AuditedChoice[];
}

/** Share of the best accuracy of the free choice that counts as reached. */
const REACHED = 0.995;

/** The nets that `bench -- trace` traces. */
export const AUDITED = [
  { name: 'adult', batchSize: 64 },
  { name: 'compas', batchSize: 64 },
  { name: 'german', batchSize: 32 },
] as const;

const CHOICES = [{ name: 'free', fields: {} }, { name: 'auditable', fields: { profile: 'auditable' } }] as const;

/** One training: accuracies and CPU time after each `every` steps, and the metagradient norm. */
interface Course {
  readonly accuracies: readonly number[];
  readonly seconds: readonly number[];
  readonly norm: number;
  readonly growth: number;
  readonly watchShare: number;
}

function specOf({ name, batchSize }: (typeof AUDITED)[number], fields: object, { seed, steps }: { readonly seed: number; readonly steps: number }): RunSpec {
  return parseRunSpec({ name, data: { kind: 'named', name }, model: { kind: 'mlp', hidden: [32, 16] }, batchSize, budget: { steps }, seeds: { init: seed, batches: seed }, ...fields }, 'bench');
}

/** Trains both ways from each seed. */
export async function auditCosts(of: (typeof AUDITED)[number], dataDir: string, size: AuditSize): Promise<Audited> {
  const { seeds, steps, every } = size;
  const data = await dataOf({ spec: specOf(of, {}, { seed: 0, steps }) }, dataDir);
  const courses: Course[][] = CHOICES.map(() => []);
  for (let seed = 0; seed < seeds; seed++) {
    const specs = CHOICES.map(({ fields }) => specOf(of, fields, { seed, steps }));
    (await coursesOf(specs, data, size)).forEach((course, c) => courses[c]?.push(course));
  }
  const ends = courses.map((ofChoice) => ofChoice.map(({ accuracies }) => meanOf(accuracies.slice(-3))));
  const target = REACHED * meanOf((courses[0] ?? []).map(({ accuracies }) => bestOf(accuracies)));
  const choices = CHOICES.map(({ name }, c) => {
    const reached = (courses[c] ?? []).map(({ accuracies, seconds }) => {
      const at = reachedAt(target, accuracies);
      return at === null ? { steps: null, seconds: null } : { steps: (at + 1) * every, seconds: seconds[at] ?? NaN };
    });
    return { name, ends: ends[c] ?? [], stepsToTarget: reached.map((each) => each.steps), secondsToTarget: reached.map((each) => each.seconds), ...figuresOf(courses[c] ?? []) };
  });
  return { name: of.name, steps, target, choices };
}

function figuresOf(courses: readonly Course[]): Pick<AuditedChoice, 'norms' | 'growths' | 'watchShares'> {
  return { norms: courses.map(({ norm }) => norm), growths: courses.map(({ growth }) => growth), watchShares: courses.map(({ watchShare }) => watchShare) };
}

/** A training that is watched, and what is seen of it. */
interface Watched {
  readonly course: () => Omit<Course, 'norm'>;
  readonly goTo: (step: number) => Promise<void>;
}

function watched(training: Training, spec: RunSpec, data: Dataset): Watched {
  const [accuracies, seconds]: [number[], number[]] = [[], []];
  let [trainMs, watchMs, growth] = [0, 0, 1];
  const meter = growthMeter({ training, spec, data, clock: systemClock, onGrowth: ({ total }) => { growth = Math.max(growth, total); } });
  const take = async (pending: number): Promise<void> => { meter.onFrames(await training.takeFrames(pending)); };
  const takeSteps = async (to: number): Promise<void> => {
    while (training.step < to) {
      watchMs += (await timed(async () => { await meter.before(() => take(0)); })).ms;
      training.advance();
      await take(4);
    }
    await take(0);
  };
  return {
    course: () => ({ accuracies, seconds, growth, watchShare: watchMs / trainMs }),
    goTo: async (step) => {
      const before = watchMs;
      trainMs += (await timed(() => takeSteps(step))).ms - (watchMs - before);
      seconds.push(trainMs / 1000);
      accuracies.push((await training.evaluate('test')).accuracy);
      if (step >= training.totalSteps) meter.dispose();
    },
  };
}

/** Trains by several specs, `every` steps of each in turn. */
async function coursesOf(specs: readonly RunSpec[], data: Dataset, { steps, every, targets }: AuditSize): Promise<Course[]> {
  const trainings = specs.map((spec) => createTraining({ spec, data, clock: systemClock }));
  const each = trainings.map((training, c) => watched(training, specs[c] as RunSpec, data));
  for (let step = every; step <= steps; step += every) for (const { goTo } of each) await goTo(step);
  for (const training of trainings) training.dispose();
  const norms: number[] = [];
  for (const spec of specs) norms.push(await normOf(createTraining({ spec, data, clock: systemClock }), spec, { data, targets }));
  return each.map(({ course }, c) => ({ ...course(), norm: norms[c] ?? NaN }));
}

/** Metagradient norm of the logits of some test records, their median. */
async function normOf(training: Training, spec: RunSpec, { data, targets }: { readonly data: Dataset; readonly targets: number }): Promise<number> {
  const path = await walkForward(training, training.totalSteps, {});
  const found = await metagradients(training, path, spec, { targets: drawTargets(data, targets) });
  training.dispose();
  return median(found.map(({ norm }) => norm));
}

/** The evaluation at which the target is met, as a run judges it. */
function reachedAt(target: number, accuracies: readonly number[]): number | null {
  const watch = targetWatch({ testAccuracy: target });
  const at = accuracies.findIndex((accuracy) => watch.reached({ accuracy }));
  return at < 0 ? null : at;
}

/** The highest mean of three evaluations in a row. */
function bestOf(accuracies: readonly number[]): number {
  return Math.max(...accuracies.slice(2).map((_, at) => meanOf(accuracies.slice(at, at + 3))));
}
