import { seededRandom } from '#libs/datasets';
import { breakEven } from '#libs/scaling-comparison';
import { writeWhole } from '../running/write-whole.js';
import { readRecordedTasks, recordedProblem } from './recorded-task.js';
import { retrain } from './retrain.js';
import { runSearch } from './run-search.js';
import { weightsOf } from './search.js';
import { sha256, weightsText } from './weights-text.js';
/** Resamples of the intervals. */
const RESAMPLES = 2000;
/** Tasks of a generation, at the most. */
const MOST_TASKS = 2;
/**
 * Learns weights of scaler `meta` on the tasks of recorded runs, trains each task again with seeds and validation records that
 * the search did not have, and writes weights and card.
 *
 * @throws InputError for a run that cannot be trained again here, or a state that is another search's.
 */
export async function metaTrainFrom(context, { runs, seeds, steps, ...rest }, { out, signal, say }) {
    const tasks = await readRecordedTasks({ ...context, signal }, runs, steps);
    const settings = { ...rest, tasksPerGeneration: Math.min(MOST_TASKS, tasks.length) };
    const specSha256 = sha256(JSON.stringify([settings, tasks.map(described)]));
    const state = await runSearch({ settings, specSha256, problems: tasks.map(recordedProblem) }, { out, signal, say });
    const weights = weightsOf(state.mean);
    const random = seededRandom(settings.seed, 5);
    const resampling = { resamples: RESAMPLES, uniform: () => random.unit() };
    const retrained = [];
    for (const task of tasks)
        retrained.push(await retrain(task, weights, { seed: settings.seed, seeds, signal, say, resampling }));
    const text = weightsText(weights);
    const card = {
        ...{ runs: tasks.flatMap((task) => task.runs), weightsSha256: sha256(text), specSha256, seed: settings.seed },
        ...{ generations: state.generation, trainings: state.trainings, cpuSeconds: state.cpuSeconds },
        tasks: retrained.map(({ result }) => result),
        breakEven: breakEven(state.cpuSeconds, retrained, resampling),
    };
    await writeWhole(out, Buffer.from(text));
    await writeWhole(`${out}.card.json`, Buffer.from(`${JSON.stringify(card, null, 2)}\n`));
    return card;
}
/** All of a task that the search depends on. */
function described({ spec, data, steps }) {
    return { spec, steps, data: data.manifest };
}
//# sourceMappingURL=meta-train-from.js.map