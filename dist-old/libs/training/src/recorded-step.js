import * as tf from '@tensorflow/tfjs';
import { divideOrZero, layerDots, loweredAt, NO_STATE, observeGradients, packStep, scaleLayers, stateTensor, tidyRecord, } from '#libs/gradient-scaling';
import { gradientsOf } from './loss-and-gradients.js';
/**
 * One update with everything a run records: gradients → moments → direction → decision → move → tap.
 *
 * Of replicas (a state as stackStates makes it) all at once, each as if it were alone. All on the device; nothing is read back. A step that is skipped moves nothing, by k = 0 in the factor of every layer.
 */
export function recordedStep(parts, state, batch, time) {
    return tidyRecord(() => recordedUpdate(parts, state, gradientsOf(parts.model, state.params, batch), time));
}
/** What a recorded step does once the gradients are there; they are borrowed. */
export function recordedUpdate(parts, state, { loss, gradients }, { step, lowerings, forced = null, observe }) {
    return tidyRecord(() => {
        const { optimizer, layout } = parts;
        const lowered = loweredAt(step, lowerings, parts.layerNames);
        const skipNonFinite = parts.skipNonFinite || lowered?.guards === true;
        const seen = observeGradients(gradients, state.params, state.moments, { ...parts, skipNonFinite });
        const { keep } = seen.statistics;
        const learningRate = optimizer.learningRate(state.place);
        const context = { layout, params: state.params, gradients: seen.gradients, loss, step, keep, learningRate, lowered, forced };
        const scaled = parts.placement === 'direction' ? scaleDirection(parts, state, seen, context) : scaleGradient(parts, state, seen, context);
        const factors = tf.mul(scaled.remaining, tf.mul(learningRate, keep));
        const update = scaleLayers(scaled.direction, factors, layout);
        observe?.({ gradients: seen.gradients, scale: scaled.decision.scale, learningRate, keep });
        const placed = optimizer.place({ update, params: state.params, learningRate, keep }, state.place);
        return {
            state: {
                params: placed.params,
                direction: scaled.directionState,
                place: placed.state,
                moments: seen.state,
                decisions: scaled.decision.state,
                previous: nextPrevious(parts, state, scaled.direction, keep),
            },
            packed: packStep(measuresOf(seen, scaled, factors), { loss, learningRate }),
        };
    });
}
/** Placement `direction`: s_l multiplies the optimizer's direction, later, together with η. */
function scaleDirection(parts, state, seen, context) {
    const { updates, state: directionState } = parts.optimizer.direction.update(seen.gradients, state.direction, context);
    const [squaredDirection] = layerDots([[updates, updates]], parts.layout);
    const decision = decide(parts, state, seen, { squaredUpdates: squaredDirection, context });
    return { decision, direction: updates, directionState, remaining: decision.scale, squaredDirection };
}
/** Placement `gradient`: s_l multiplies the gradient before the base optimizer sees it. */
function scaleGradient(parts, state, seen, context) {
    const { layout, optimizer } = parts;
    const squaredUpdates = seen.statistics.squaredGradient;
    const decision = decide(parts, state, seen, { squaredUpdates, context });
    const scaledGradients = scaleLayers(seen.gradients, decision.scale, layout);
    const { updates, state: directionState } = optimizer.direction.update(scaledGradients, state.direction, context);
    const [squaredDirection] = layerDots([[updates, updates]], layout);
    return { decision, direction: updates, directionState, remaining: tf.onesLike(decision.scale), squaredDirection };
}
function decide(parts, state, seen, { squaredUpdates, context: { step, loss, learningRate, lowered, forced } }) {
    const alignment = parts.scaler.needsAlignment ? alignmentOf(parts, state, seen) : null;
    return parts.decisions.decide({ ...seen.statistics, squaredUpdates, step, alignment, loss, learningRate }, state.decisions, lowered, forced);
}
/** cos(g_l, last update direction), `[layers]`. */
function alignmentOf({ layout }, state, { gradients }) {
    const previous = stateTensor(state.previous, 'vectors', 'direction');
    const pairs = [[gradients, previous], [gradients, gradients], [previous, previous]];
    const [along, squaredGradient, squaredPrevious] = layerDots(pairs, layout);
    return divideOrZero(along, tf.mul(tf.sqrt(squaredGradient), tf.sqrt(squaredPrevious)));
}
/** The direction to compare the next gradient with; a skipped step made none. */
function nextPrevious(parts, state, direction, keep) {
    if (!parts.scaler.needsAlignment)
        return NO_STATE;
    const last = stateTensor(state.previous, 'vectors', 'direction');
    const layers = tf.ones([parts.layout.layers.length]);
    const kept = scaleLayers(direction, tf.mul(layers, keep), parts.layout);
    const held = scaleLayers(last, tf.mul(layers, tf.sub(1, keep)), parts.layout);
    return { ...NO_STATE, vectors: { direction: tf.add(kept, held) } };
}
function measuresOf(seen, scaled, factors) {
    const { squaredGradient, squaredParams, cosine, noise } = seen.statistics;
    return {
        rawScale: scaled.decision.rawScale,
        scale: scaled.decision.scale,
        gradNorm: tf.sqrt(squaredGradient),
        paramNorm: tf.sqrt(squaredParams),
        // the update is the direction times one factor per layer, so is its norm
        updateNorm: tf.mul(tf.sqrt(scaled.squaredDirection), factors),
        cosine,
        noise,
        flags: scaled.decision.flags,
    };
}
//# sourceMappingURL=recorded-step.js.map