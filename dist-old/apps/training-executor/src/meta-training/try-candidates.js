import { systemClock } from '#libs/contracts';
import { createReplicas } from '#libs/training';
import { withScaling } from './problem.js';
/** Steps at which validation is looked at, as shares of all: the window in which targets are reached. */
const WINDOW = [0.3, 0.45, 0.6, 0.8, 1];
/** Added to a loss before its log: below this a loss counts as no better. */
const LEAST_LOSS = 1e-3;
/** log loss of a training that broke. */
const BROKEN = 7;
/** Read-backs that may be outstanding. Unit: steps. */
const MAX_PENDING = 4;
/**
 * Mean log validation loss over the window, of each trial: all side by side as replicas, on the same data.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function tryCandidates(problem, { dataSeed, trials, uniform = false }, signal) {
    const replicas = createReplicas({
        spec: withScaling(problem.spec, scalingOf(trials, uniform)),
        data: problem.data(dataSeed),
        clock: systemClock,
        replicas: trials.map(({ weights, seed }) => ({ initSeed: seed, batchSeed: seed, ...(weights === null ? {} : { metaWeights: weights }) })),
    });
    try {
        const sums = trials.map(() => 0);
        for (const share of WINDOW) {
            while (replicas.step < Math.round(share * problem.steps)) {
                signal.throwIfAborted();
                replicas.advance();
                await replicas.takeFrames(MAX_PENDING);
            }
            (await replicas.evaluate('test')).forEach(({ loss }, r) => { sums[r] = (sums[r] ?? NaN) + logLoss(loss) / WINDOW.length; });
        }
        await replicas.takeFrames(0);
        return sums;
    }
    finally {
        replicas.dispose();
    }
}
function logLoss(loss) {
    return Number.isFinite(loss) ? Math.min(BROKEN, Math.log(loss + LEAST_LOSS)) : BROKEN;
}
function scalingOf(trials, uniform) {
    if (trials.every(({ weights }) => weights === null))
        return 'scale 1';
    return uniform ? 'meta, uniform' : 'meta';
}
//# sourceMappingURL=try-candidates.js.map