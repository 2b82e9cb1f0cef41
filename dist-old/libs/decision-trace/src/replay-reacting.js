import { replayFrom } from './recorded-path.js';
/**
 * Counterfactual replay with the scaler reacting: from the checkpoint before a decision to the end, that one with the given scale, all before
 * it as recorded, all after it as scaler and guards choose them then (the rate limit goes on from the given scale).
 *
 * @returns the values of the targets at the end, in order.
 */
export async function replayReacting(training, path, { altered, ...options }) {
    const { step, layer, scale } = altered;
    const scales = path.scales.slice(step * path.layers, (step + 1) * path.layers);
    scales[layer] = scale;
    return replayFrom(training, path, { ...options, altered: [altered] }, () => {
        if (training.step === step)
            training.advanceForced(scales);
        else
            training.advance();
    });
}
//# sourceMappingURL=replay-reacting.js.map