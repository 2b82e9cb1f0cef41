import { META_START } from '#libs/contracts';
import { nextGeneration, vectorOf } from './search.js';
import { keepSearchState, readSearchState } from './search-state.js';
/**
 * Searches to the last generation, from where an earlier attempt ended; the state is kept after each.
 *
 * @throws InputError if the state beside `out` is that of another search; the signal's reason when it is aborted.
 */
export async function runSearch({ settings, specSha256, problems }, { out, signal, say }) {
    const file = `${out}.state.json`;
    let state = (await readSearchState(file, specSha256)) ?? { specSha256, generation: 0, mean: vectorOf(META_START), objectives: [], trainings: 0, cpuSeconds: 0 };
    if (state.generation > 0)
        say(`goes on after generation ${state.generation}`);
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
//# sourceMappingURL=run-search.js.map