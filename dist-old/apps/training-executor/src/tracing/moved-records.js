import { seededRandom } from '#libs/datasets';
import { replaySets } from '#libs/decision-trace';
import { flipIntervals, meanInterval } from '#libs/group-metrics';
import { neutralised } from './plan-replays.js';
const RESAMPLES = 1000;
/** Replays the run with each set of decisions neutralised, and compares the scores of all test records. */
export async function movedRecords({ recorded: { training, data }, path, signal }, sets, options) {
    const rows = Int32Array.from({ length: data.test.count }, (_, i) => i);
    const replayed = await replaySets(training, path, { sets: [[], ...sets.map((places) => neutralised(places, path))], targets: [], scoresOf: { split: 'test', rows }, signal });
    const [before, ...after] = replayed.map(({ scores }) => scores);
    return after.map((scores) => movedBy({ before: before, after: scores, outputs: data.target === undefined ? data.classNames : [data.target.column] }, options));
}
function movedBy(scores, { classIndex, top, seed }) {
    const all = Array.from({ length: scores.before.length / scores.outputs.length }, (_, row) => movedRecord(row, scores, classIndex));
    const changes = Float64Array.from(all, ({ score, without }) => Math.abs(without - score));
    const flips = all.filter((one) => one.flips).length;
    const random = seededRandom(seed, 13);
    const resampling = { resamples: RESAMPLES, uniform: () => random.unit() };
    const order = Array.from(all.keys()).sort((a, b) => changes[b] - changes[a]);
    return {
        className: scores.outputs[classIndex] ?? '', records: all.length, flips,
        flipShareCi95: flipIntervals({ gained: flips, lost: 0 }, all.length, resampling).flip,
        meanChange: changes.reduce((sum, change) => sum + change, 0) / all.length,
        meanChangeCi95: meanInterval(changes, resampling),
        moved: order.slice(0, top).map((row) => all[row]),
    };
}
function movedRecord(row, { before, after, outputs: { length } }, classIndex) {
    const of = (scores) => scores.subarray(row * length, (row + 1) * length);
    const best = (scores) => of(scores).indexOf(Math.max(...of(scores)));
    return { record: `test:${row}`, score: of(before)[classIndex] ?? NaN, without: of(after)[classIndex] ?? NaN, flips: best(before) !== best(after) };
}
//# sourceMappingURL=moved-records.js.map