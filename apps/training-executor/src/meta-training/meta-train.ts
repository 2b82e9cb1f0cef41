import { createHash } from 'node:crypto';

import { META_START, type MetaWeights } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';

import { writeWhole } from '../running/write-whole.js';
import { type HeldOutResult, heldOutResults } from './held-out.js';
import type { MetaSpec } from './meta-spec.js';
import { nextGeneration, vectorOf, weightsOf } from './search.js';
import { keepSearchState, readSearchState, type SearchState } from './search-state.js';

/** What stands beside weights: what they were learned on, what that cost, and what came of it. */
export interface MetaCard {
  readonly name: string;
  /** Of the file of weights. */
  readonly weightsSha256: string;
  /** Of the parsed spec, as JSON. */
  readonly specSha256: string;
  readonly seed: number;
  readonly tasks: readonly string[];
  readonly generations: number;
  /** Trainings of the search; those of the held-out results are not among them. */
  readonly trainings: number;
  /** Processor time of the search. Unit: s. */
  readonly cpuSeconds: number;
  /** On tasks that were not learned on. */
  readonly heldOut: readonly HeldOutResult[];
  /** Whether, in the mean over held-out tasks, the learned weights are better than their start by more than two standard errors. */
  readonly beatsStart: boolean;
  readonly beatsScaleOne: boolean;
  /** Always so: the network has not been held against the same network forced to one scale for all layers. */
  readonly uniformAblation: 'not measured';
}

/** How a meta-training is told of and ended. */
export interface MetaTrainOptions {
  /** Of the weights; the card is `OUT.card.json`, the state `OUT.state.json`. */
  readonly out: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Learns weights of scaler `meta`, from where an earlier attempt ended, and writes weights and card.
 *
 * @throws InputError if the state beside `out` is that of another spec; the signal's reason when it is aborted.
 */
export async function metaTrain(spec: MetaSpec, { out, signal, say }: MetaTrainOptions): Promise<MetaCard> {
  await resolveBackend('wasm', { parameterCount: 1000, kind: 'mlp' });
  const specSha256 = sha256(JSON.stringify(spec));
  const state = await search(spec, specSha256, { out, signal, say });
  const weights = weightsOf(state.mean);
  say('the search is done; held-out tasks');
  const heldOut = await heldOutResults(spec, weights, signal);
  const text = weightsText(weights);
  const card: MetaCard = {
    ...{ name: spec.name, weightsSha256: sha256(text), specSha256, seed: spec.seed, tasks: spec.tasks.map(({ name }) => name) },
    ...{ generations: state.generation, trainings: state.trainings, cpuSeconds: state.cpuSeconds, heldOut },
    beatsStart: beats(heldOut.map(({ againstStart }) => againstStart)),
    beatsScaleOne: beats(heldOut.map(({ againstScaleOne }) => againstScaleOne)),
    uniformAblation: 'not measured',
  };
  await writeWhole(out, Buffer.from(text));
  await writeWhole(`${out}.card.json`, Buffer.from(`${JSON.stringify(card, null, 2)}\n`));
  return card;
}

async function search(spec: MetaSpec, specSha256: string, { out, signal, say }: MetaTrainOptions): Promise<SearchState> {
  const file = `${out}.state.json`;
  let state = (await readSearchState(file, specSha256)) ?? { specSha256, generation: 0, mean: vectorOf(META_START), objectives: [], trainings: 0, cpuSeconds: 0 };
  if (state.generation > 0) say(`goes on after generation ${state.generation}`);
  const [startedAt, first] = [performance.now(), state.generation];
  while (state.generation < spec.generations) {
    const cpu = process.cpuUsage();
    const { mean, objective, trainings } = await nextGeneration(spec, state.mean, state.generation, signal);
    const { user, system } = process.cpuUsage(cpu);
    state = {
      ...{ specSha256, generation: state.generation + 1, mean: [...mean], objectives: [...state.objectives, objective] },
      ...{ trainings: state.trainings + trainings, cpuSeconds: state.cpuSeconds + (user + system) / 1e6 },
    };
    await keepSearchState(file, state);
    const left = ((performance.now() - startedAt) / (state.generation - first)) * (spec.generations - state.generation);
    say(`generation ${state.generation}/${spec.generations}  objective ${objective.toFixed(4)}  ${Math.ceil(left / 1000)} s left`);
  }
  return state;
}

/** Of the mean over tasks, with the standard errors of the tasks as independent. */
function beats(differences: readonly { readonly mean: number; readonly standardError: number }[]): boolean {
  const mean = differences.reduce((sum, each) => sum + each.mean, 0);
  const error = Math.hypot(...differences.map(({ standardError }) => standardError));
  return mean < -2 * error;
}

function weightsText(weights: MetaWeights): string {
  return `${JSON.stringify(weights, null, 1)}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
