import { at, hasFlag } from './chain.js';
import { updateNormOf } from './memoryless.js';
import { medianOf } from './recompute.js';
import { signalOf } from './snr.js';
/**
 * The course of `meta`: push = up · (z − rest) + limit · tanh(v · tanh(W f + b) + c), every feature from the ledger: noise,
 * cosine, gradient norm, update norm, weight norm. An input of a step is its push.
 */
export function metaCourse({ history, chain, fromStart }, { up, rest, decay, warmupSteps, maxLogScale, weights }, placement) {
    const updateNorm = updateNormOf(history, placement);
    const ratio = (place) => Math.tanh((logNorm(updateNorm(place)) - logNorm(at(history, 'paramNorm', place))) / 4);
    let applied = fromStart ? 0 : Infinity;
    let level = NaN;
    const pushes = Float64Array.from(chain, (place) => {
        if (hasFlag(history, 'skipped', place))
            return 0;
        applied++;
        const norm = logNorm(at(history, 'gradNorm', place));
        const rise = Number.isNaN(level) ? 0 : norm - level;
        level = norm - (1 - 0.1) * rise;
        if (applied <= warmupSteps + 1)
            return 0;
        const signal = signalOf(1 / (1 + at(history, 'noise', place)), decay);
        const features = [signal, at(history, 'cosine', place), Math.tanh(rise), ratio(place), Math.min(1, Math.log10(applied) / 4)];
        return up * (signal - rest) + networkPush(features, weights);
    });
    return { inputName: 'learned push', inputs: pushes, pushes, median: medianOf([...pushes]), bound: maxLogScale };
}
function logNorm(norm) {
    return Math.log(Math.max(norm, 1e-12));
}
function networkPush(features, weights) {
    if (typeof weights === 'string')
        return NaN; // a run with a file's name in place of weights never trained
    const { limit, hidden, hiddenBias, output, outputBias } = weights;
    const sum = hidden.reduce((total, row, unit) => {
        const inner = row.reduce((dot, w, f) => dot + w * (features[f] ?? NaN), hiddenBias[unit] ?? NaN);
        return total + (output[unit] ?? NaN) * Math.tanh(inner);
    }, outputBias);
    return limit * Math.tanh(sum);
}
//# sourceMappingURL=meta.js.map