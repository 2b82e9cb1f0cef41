import { IMPACT_ALPHA, IMPACT_SHUFFLES, type ImpactEffort, impactPowerProblem, type ImpactResult, InputError } from '#libs/contracts';
import { leadingSteps, type RecordedPath } from '#libs/decision-trace';
import { listEvents } from '#libs/decision-store';
import { withoutScaling } from '#libs/scaling-comparison';

import { groupSets } from '../groups/group-sets.js';
import { interventionsOf, loweringsOf } from '../obeying/intervention.js';
import type { RecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import { type KeptWork, NOTHING_KEPT } from '../running/kept-work.js';
import { productVersion } from '../running/provenance.js';
import type { TellProgress } from '../tracing/trace-progress.js';
import { walkRecorded } from '../tracing/walk-recorded.js';
import { groupImpacts, testedGroups } from './group-impacts.js';
import { type OutcomeParts, outcomesOf, trainArm, trainOutcomes } from './train-outcomes.js';

/** An impact that is to be made. */
export interface ImpactOrder {
  readonly effort: ImpactEffort;
  readonly signal: AbortSignal;
  readonly onProgress?: TellProgress | undefined;
  /** What an earlier attempt had finished, and where to keep what this one finishes. */
  readonly kept?: KeptWork;
}

/** A made impact, and by what. */
export interface MadeImpact {
  readonly result: ImpactResult;
  readonly productVersion: string;
}

/**
 * What scaling did to everybody: the run executed again, the same run without scaling, and, so that scaling can be told from
 * luck, `seeds` runs with and as many without scaling, each with a seed of its own.
 *
 * @throws InputError for a run whose outcomes are not of two classes, or that cannot be executed again.
 */
export async function makeImpact({ store, clock, say }: ExecutorContext, recorded: RecordedRun, { effort, signal, onProgress, kept = NOTHING_KEPT }: ImpactOrder): Promise<MadeImpact> {
  const { data, spec, row } = recorded;
  const positive = positiveOf(recorded);
  const { threshold, control } = effort;
  const steps = row.lastStep + 1;
  const trainings = 2 + 2 * effort.seeds;
  const begun = clock.elapsed();
  const tell = progressOf(trainings, onProgress);
  const problem = impactPowerProblem({ withScaling: effort.seeds, without: effort.seeds, groups: testedGroups(data) });
  if (problem !== null) say(`WARNING: ${problem}`);
  say(`training run ${row.uuid} (${row.name}) ${trainings} times, ${steps} steps each`);
  const walked = await walkRecorded({ store, clock, signal, say, onProgress: (done) => { tell.step(done / steps); } }, recorded);
  tell.trained(1);
  const lowerings = loweringsOf(interventionsOf(await listEvents(store, row.uuid)));
  const { stretches } = walked.path;
  const parts: OutcomeParts = { stretches, lowerings, data, clock, steps, threshold, signal, parameterCount: recorded.training.parameterCount, kept, onProgress: tell.step, onTrained: tell.trained };
  const asRecorded = await outcomesOf(recorded.training, parts);
  const seeds = seedsOf(effort);
  const other = control ? spec : withoutScaling(spec);
  const neutral = await trainOutcomes(control ? { ...spec, seeds: { init: seeds.instead, batches: seeds.instead } } : other, parts);
  const arms = { scaled: await trainArm(spec, seeds.with, { ...parts, name: 'scaled' }), unscaled: await trainArm(other, seeds.without, { ...parts, name: 'unscaled' }) };
  const groups = groupImpacts({ recorded: asRecorded, neutral, arms }, data, effort.seed);
  return {
    productVersion: productVersion(),
    result: {
      run: row.uuid, positive, records: data.test.count, steps, effort, groups,
      verdict: wholeVerdict(groups),
      statistic: `${statisticWords(effort, groups.filter(({ pValue }) => pValue !== null).length)}${leftWords(walked.path)}`,
      leftOut: groupSets(data).leftOut, seedsWith: seeds.with, seedsWithout: seeds.without,
      fidelity: walked.fidelity, trainings, seconds: (clock.elapsed() - begun) / 1000, trainingSeconds: walked.seconds,
    },
  };
}

function wholeVerdict(groups: ImpactResult['groups']): ImpactResult['verdict'] {
  const found = new Set(groups.map(({ verdict }) => verdict));
  const strongest = (['beyond seed noise', 'systematic, but smaller than seed noise', 'no more than seed noise', 'too few seeds'] as const).find((verdict) => found.has(verdict));
  return strongest ?? 'too few records';
}

function positiveOf({ data: { classNames, target }, row }: RecordedRun): string {
  if (classNames.length === 2) return classNames[1] ?? '';
  throw new InputError({ source: null, path: 'run', value: `${row.uuid}, ${target === undefined ? `with ${classNames.length} classes` : 'which predicts a number'}`, allowed: 'a run with two classes' });
}

/** Far from the seeds that people give to runs; both arms have seeds of their own. */
function seedsOf({ seeds, seed }: ImpactEffort): { readonly with: number[]; readonly without: number[]; readonly instead: number } {
  const from = 1_000_000 + 1000 * seed;
  const arm = (first: number): number[] => Array.from({ length: seeds }, (_, i) => first + i);
  return { with: arm(from), without: arm(from + 500), instead: from + 999 };
}

function statisticWords({ seeds, control }: ImpactEffort, groups: number): string {
  const other = control ? 'as many with yet other seeds' : 'as many without it';
  return `energy distance between the outcomes of ${seeds} runs with scaling and ${other}, a seed each, against ${IMPACT_SHUFFLES} shuffles of which is which; Holm over ${groups} groups; below ${IMPACT_ALPHA} it is systematic, and beyond seed noise where it flips more than the median seed or moves the rate by more than a seed does`;
}

/** That all runs pass over what a rollback of this one left. */
function leftWords(path: RecordedPath): string {
  const left = leadingSteps(path).filter((leads) => leads === 0).length;
  return left === 0 ? '' : `; all of them pass over the ${left} steps that rollbacks of the run left, and are lowered when it was`;
}

function progressOf(trainings: number, tell: TellProgress = () => undefined): { step: (under: number) => void; trained: (count: number) => void } {
  let done = 0;
  const say = (under: number): void => { tell({ progress: Math.min(1, (done + under) / trainings), stage: `trained ${Math.floor(done + under)} of ${trainings}` }); };
  return { step: say, trained: (count) => { done += count; say(0); } };
}
