import { pickedMean, pickedMedian, resampledInterval } from './saving.js';
/** What scaling saves of one training, all that it costs taken off. */
export function netEconomy(parts, prices, resampling) {
    const { baseline, training, recordedSecondsPerStep: recorded } = parts;
    const at = (seeds, turns) => {
        const [steps, plain] = [pickedMean(training.steps, seeds), pickedMedian(training.secondsPerStep, turns)];
        const costs = {
            baseline: pickedMean(baseline.steps, seeds) * pickedMedian(baseline.secondsPerStep, turns) * prices.second,
            training: steps * plain * prices.second,
            recording: steps * (pickedMedian(recorded, turns) - plain) * prices.second,
            storage: steps * parts.bytesPerStep * prices.byte,
            tracing: parts.traceSeconds * prices.second,
            metaTraining: (parts.metaSeconds / parts.retrainings) * prices.second,
        };
        return { ...costs, net: costs.baseline - costs.training - costs.recording - costs.storage - costs.tracing - costs.metaTraining };
    };
    const whole = at([...training.steps.keys()], [...recorded.keys()]);
    return { ...whole, ci95: resampledInterval([training.steps.length, recorded.length], ([seeds = [], turns = []]) => at(seeds, turns).net, resampling) };
}
//# sourceMappingURL=economy.js.map