import { at, hasFlag } from './chain.js';
import { medianOf } from './recompute.js';
/**
 * The course of `snr`: push = up · (clip((r − r₀)/(1 − r₀), 0, 1) − rest) from applied step `warmupSteps` + 2 on, 0 where the
 * step was skipped. The ledger holds 1/r − 1 (`noise`), rounded to float32; r is got back from that.
 */
export function snrCourse({ history, chain, fromStart }, spec) {
    const { up, rest, decay, warmupSteps, maxLogScale } = spec;
    const share = (place) => 1 / (1 + at(history, 'noise', place));
    let applied = fromStart ? 0 : Infinity;
    const pushes = Float64Array.from(chain, (place) => {
        if (hasFlag(history, 'skipped', place))
            return 0;
        applied++;
        return applied > warmupSteps + 1 ? up * (signalOf(share(place), decay) - rest) : 0;
    });
    return {
        inputName: 'signal share',
        inputs: Float64Array.from(chain, share),
        pushes,
        median: medianOf(Array.from(history.measures.noise.keys(), share)),
        bound: maxLogScale,
    };
}
/** The signal share above that of pure noise, 0 to 1: clip((r − r₀)/(1 − r₀), 0, 1). */
export function signalOf(share, decay) {
    const pureNoise = (1 - decay) / (1 + decay);
    return Math.min(1, Math.max(0, (share - pureNoise) / (1 - pureNoise)));
}
//# sourceMappingURL=snr.js.map