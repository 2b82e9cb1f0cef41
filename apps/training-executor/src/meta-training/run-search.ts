import { META_START } from '#libs/contracts';

import type { Problem } from './problem.js';
import { nextGeneration, type SearchSettings, vectorOf } from './search.js';
import { keepSearchState, readSearchState, type SearchState } from './search-state.js';

/** What is searched. */
export interface Search {
  readonly settings: SearchSettings;
  /** Of all that the search depends on. */
  readonly specSha256: string;
  readonly problems: readonly Problem[];
}

/** How a meta-training is told of and ended. */
export interface MetaTrainOptions {
  /** Of the weights; the card is `OUT.card.json`, the state `OUT.state.json`. */
  readonly out: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Searches to the last generation, from where an earlier attempt ended; the state is kept after each.
 *
 * @throws InputError if the state beside `out` is that of another search; the signal's reason when it is aborted.
 */
export async function runSearch({ settings, specSha256, problems }: Search, { out, signal, say }: MetaTrainOptions): Promise<SearchState> {
  const file = `${out}.state.json`;
  let state = (await readSearchState(file, specSha256)) ?? { specSha256, generation: 0, mean: vectorOf(META_START), objectives: [], trainings: 0, cpuSeconds: 0 };
  if (state.generation > 0) say(`goes on after generation ${state.generation}`);
  const [startedAt, first] = [performance.now(), state.generation];
  while (state.generation < settings.generations) {
    const cpu = process.cpuUsage();
    const { mean, objective, trainings } = await nextGeneration(settings, problems, state, signal);
    const { user, system } = process.cpuUsage(cpu);
    state = {
      ...{ specSha256, generation: state.generation + 1, mean: [...mean], objectives: [...state.objectives, objective] },
      ...{ trainings: state.trainings + trainings, cpuSeconds: state.cpuSeconds + (user + system) / 1e6 },
    };
    await keepSearchState(file, state);
    const left = ((performance.now() - startedAt) / (state.generation - first)) * (settings.generations - state.generation);
    say(`generation ${state.generation}/${settings.generations}  objective ${objective.toFixed(4)}  ${Math.ceil(left / 1000)} s left`);
  }
  return state;
}
