import * as tf from '@tensorflow/tfjs';
import { createDecisionMaker, createScaler, initMoments, NO_STATE, requireKnownLayers, } from '#libs/gradient-scaling';
import { createOptimizer } from './optimizers/create-optimizer.js';
/** Running moments of the tap where no scaler asks for another decay. */
const DEFAULT_DECAY = 0.9;
/**
 * Puts together what the steps of a run need.
 *
 * @param learningRate in place of the spec's: one for each replica.
 * @param networks of scaler `meta`, in place of the spec's: one for each replica.
 * @throws InputError if the spec names a layer that the model does not have.
 */
export function createStepParts(spec, model, learningRate = spec.optimizer.learningRate, networks) {
    const layerNames = model.layers.map((layer) => layer.name);
    requireKnownLayers(spec.provoke, layerNames);
    const scaler = createScaler(spec.scaler, model.layout, networks);
    return {
        model,
        optimizer: createOptimizer(spec.optimizer, learningRate),
        scaler,
        decisions: createDecisionMaker({ scaler, guards: spec.guards, provoke: spec.provoke, layerNames }),
        layout: model.layout,
        layerNames,
        placement: spec.placement,
        skipNonFinite: spec.guards.skipNonFinite,
        decay: 'decay' in spec.scaler ? spec.scaler.decay : DEFAULT_DECAY,
        economy: spec.measures === 'economy',
    };
}
/** The state before the first step; takes over `params`. */
export function initTrainState(params, { optimizer, decisions, scaler, layout, economy }) {
    return {
        params,
        direction: optimizer.direction.init(params, layout),
        place: optimizer.init(params, layout),
        moments: initMoments(layout, economy),
        decisions: decisions.init(layout),
        previous: scaler.needsAlignment ? { ...NO_STATE, vectors: { direction: tf.zeros([layout.size]) } } : NO_STATE,
    };
}
//# sourceMappingURL=step.js.map