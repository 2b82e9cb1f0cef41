import { at } from './chain.js';
import { medianOf } from './recompute.js';
import { shapleyValues } from './shapley.js';
/** Share of the log scale that may rest on what came earlier. */
const EARLIER_SHARE = 0.1;
/** Windows of steps beside the last step. */
const MOST_WINDOWS = 8;
/**
 * Shapley values of the inputs of the last k steps and of the state before them, k the least for which that state's value is
 * at most a tenth of the log scale. An absent input pushes nothing; an absent state is the run's median one.
 *
 * Where no subset of the players can reach the bound the log scale is a sum, so each step's value is its push. Else steps are
 * taken together in windows, and the values are those over all subsets: a window is x → clip(x + s, low, high), in closed form.
 */
export function explainAccumulated({ history, chain, fromStart, factorAt, logRawScale }, course) {
    const stateOf = (place) => Math.log(at(history, 'rawScale', place) / factorAt(place));
    const median = medianOf(Array.from(history.measures.rawScale.keys(), stateOf));
    const stateBefore = (i) => (i > 0 ? stateOf(chain[i - 1] ?? NaN) : fromStart ? 0 : NaN);
    const first = firstTakenApart(chain.length, stateBefore, (state) => Math.abs(state - median) <= EARLIER_SHARE * Math.abs(logRawScale));
    const start = stateBefore(first);
    const game = { pushes: course.pushes.subarray(first), windows: windowsOf(chain.length - first), start, median, bound: course.bound };
    const isAdditive = neverReachesBound(game);
    const { windows, earlier } = isAdditive ? addUp(game) : enumerate(game);
    const stepOf = (i) => (chain[first + i] ?? NaN) + history.firstStep;
    const inputs = course.inputs.subarray(first);
    return {
        chosen: chosenScale({ history, chain, factorAt }, course, stateBefore(chain.length - 1)),
        base: median,
        contributions: game.windows.map(([from, to], w) => ({
            input: course.inputName, fromStep: stepOf(from), toStep: stepOf(to - 1), mean: meanOf(inputs.subarray(from, to)), median: course.median, value: windows[w] ?? NaN,
        })),
        earlier: earlierOf(earlier, start, stepOf(0)),
        steps: chain.length - first,
        method: isAdditive ? 'additive' : 'enumerated',
        stepValues: isAdditive ? [...game.pushes] : null,
        saturated: saturationOf(chain, { stateOf, bound: course.bound, firstStep: history.firstStep }),
    };
}
/** Within float32 of the bound. */
const AT_BOUND = 1e-6;
/** Where the last state is at the bound: since which step all are at the same end of it. */
function saturationOf(chain, { stateOf, bound, firstStep }) {
    const end = stateOf(chain.at(-1) ?? NaN) < 0 ? -bound : bound;
    const isThere = (place) => Math.abs(stateOf(place) - end) <= AT_BOUND;
    const places = [...chain];
    const before = places.findLastIndex((place) => !isThere(place));
    const since = places[before + 1];
    return since === undefined ? null : { scale: Math.exp(end), sinceStep: since + firstStep };
}
function earlierOf(value, logScale, beforeStep) {
    return { beforeStep, logScale, value };
}
/** a ← clip(a + push, ±bound) once more; where nothing pushed the last scale again, bit for bit. */
function chosenScale({ history, chain, factorAt }, { pushes, bound }, before) {
    const push = pushes.at(-1) ?? NaN;
    const last = chain.at(-2);
    if (push === 0 && last !== undefined && factorAt(last) === 1)
        return at(history, 'rawScale', last);
    return Math.exp(clip(before + push, bound));
}
/** The last place in the chain before which the state is near enough, or is not recorded further back. */
function firstTakenApart(length, stateBefore, isNear) {
    let first = length - 1;
    while (first > 0 && !isNear(stateBefore(first)) && Number.isFinite(stateBefore(first - 1)))
        first--;
    return first;
}
/** The last step by itself; those before it in windows of about the same length. `[from, to)`, in order of time. */
function windowsOf(steps) {
    const count = Math.min(MOST_WINDOWS, steps - 1);
    const edge = (w) => Math.round((w * (steps - 1)) / count);
    return [...Array.from({ length: count }, (_, w) => [edge(w), edge(w + 1)]), [steps - 1, steps]];
}
function neverReachesBound({ pushes, start, median, bound }) {
    const up = pushes.reduce((sum, push) => sum + Math.max(push, 0), Math.max(start, median));
    const down = pushes.reduce((sum, push) => sum + Math.min(push, 0), Math.min(start, median));
    return up <= bound && down >= -bound;
}
function addUp({ pushes, windows, start, median }) {
    return { windows: windows.map(([from, to]) => sumOf(pushes.subarray(from, to))), earlier: start - median };
}
function enumerate({ pushes, windows, start, median, bound }) {
    const acts = windows.map(([from, to]) => actOf(pushes.subarray(from, to), bound));
    const values = shapleyValues(acts.length + 1, (coalition) => acts.reduce((state, { shift, low, high }, w) => ((coalition & (1 << w)) === 0 ? state : Math.min(high, Math.max(low, state + shift))), (coalition & (1 << acts.length)) === 0 ? median : start));
    return { windows: values.slice(0, -1), earlier: values.at(-1) ?? NaN };
}
/** Many steps as one: x → clip(x + shift, low, high). */
function actOf(pushes, bound) {
    let [shift, low, high] = [0, -Infinity, Infinity];
    for (const push of pushes) {
        shift += push;
        low = clip(low + push, bound);
        high = clip(high + push, bound);
    }
    return { shift, low, high };
}
function clip(value, bound) {
    return Math.min(bound, Math.max(-bound, value));
}
function sumOf(values) {
    return values.reduce((sum, value) => sum + value, 0);
}
function meanOf(values) {
    return sumOf(values) / values.length;
}
//# sourceMappingURL=accumulating.js.map