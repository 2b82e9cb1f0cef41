import * as tf from '@tensorflow/tfjs';
import { DECISION_FLAGS } from '#libs/contracts';
import { boundScale } from './guards/bound-scale.js';
import { createHoldBack } from './guards/hold-back.js';
import { loweredFlags } from './lower.js';
import { provocationAt } from './provoke.js';
import { tidyRecord } from './tidy.js';
import { joinStates, NO_STATE, partOf, stateTensor } from './transform.js';
/**
 * scaler → provoke → clamp → rate limit → back-off → ratio cap → skip → lower, in this order: a push on purpose is bounded by the guards as any
 * other scale, and goes through where they are off. A lowered scale is exactly 1 at once, past the rate limit, and from
 * there the rate limit lets it move on; the raw scale stays what the scaler chose. What back-off and ratio cap take off the rate limit does not
 * count from: behind a single long update the scale is back at once.
 */
export function createDecisionMaker({ scaler, guards, provoke, layerNames }) {
    const holdBack = createHoldBack(guards);
    return {
        init: (layout) => joinStates([
            ['scaler', scaler.init(layout)],
            ['guards', { vectors: {}, layers: { lastScale: tf.ones([layout.layers.length]) }, scalars: {} }],
            ['hold', holdBack?.init() ?? NO_STATE],
        ]),
        pushes: (step) => provocationAt(step, provoke, layerNames) !== null,
        decide: (input, state, lowered = null, forced = null) => tidyRecord(() => {
            const choice = scaler.choose(input, partOf(state, 'scaler'));
            const push = provocationAt(input.step, provoke, layerNames);
            const last = stateTensor(state, 'layers', 'guards.lastScale');
            const rawScale = forEach(push === null ? choice.rawScale : tf.mul(choice.rawScale, tf.tensor1d([...push.factors])), last);
            const bounded = boundScale(rawScale, last, guards);
            const held = heldBy(holdBack, bounded, input, state);
            const free = (scale) => {
                const kept = guards.skipNonFinite ? keepOrHold(input.keep, scale, last) : scale;
                return lowered === null ? kept : lower(kept, lowered);
            };
            const scale = forced === null ? free(held.scale) : tf.tensor(forced, last.shape);
            const lastScale = holdBack === null ? tf.clone(scale) : free(bounded.scale);
            return {
                rawScale,
                scale,
                flags: allFlags(lowered === null ? held.flags : unlessLowered(held.flags, lowered), input, push?.flags ?? null),
                state: joinStates([['scaler', choice.state], ['guards', { vectors: {}, layers: { lastScale }, scalars: {} }], ['hold', held.state]]),
            };
        }),
    };
}
/** What back-off and ratio cap leave of a bounded scale, with the flags of all four; without them what there was. */
function heldBy(holdBack, bounded, input, state) {
    if (holdBack === null)
        return { ...bounded, state: NO_STATE };
    const held = holdBack.hold(bounded.scale, input, partOf(state, 'hold'));
    return { ...held, flags: tf.add(bounded.flags, held.flags) };
}
/** A choice that is the same for all replicas, as one for each: the shape of `last`. */
function forEach(scale, last) {
    return scale.rank === last.rank ? scale : tf.broadcastTo(scale, last.shape);
}
/** 1 where the layer is lowered; exact, for NaN in `scale` too. */
function lower(scale, { mask }) {
    return tf.where(tf.broadcastTo(tf.cast(tf.tensor1d([...mask]), 'bool'), scale.shape), tf.onesLike(scale), scale);
}
/** A guard did nothing to a layer that is lowered, and the flag says what did. */
function unlessLowered(bounded, lowered) {
    return tf.add(tf.mul(bounded, tf.sub(1, tf.tensor1d([...lowered.mask]))), tf.tensor1d(loweredFlags(lowered)));
}
function allFlags(bounded, { finite, keep }, provoked) {
    const skipped = tf.mul(tf.sub(1, keep), DECISION_FLAGS.skipped);
    const nonFinite = tf.mul(tf.sub(1, finite), DECISION_FLAGS.nonFinite);
    const flags = tf.add(tf.add(bounded, skipped), nonFinite);
    return provoked === null ? flags : tf.add(flags, tf.tensor1d([...provoked]));
}
/** `next` where the step is applied, `last` where it is skipped; exact in both cases, for NaN in `next` too. */
function keepOrHold(keep, next, last) {
    const applied = tf.cast(tf.mul(keep, tf.onesLike(last)), 'bool');
    return tf.where(applied, next, last);
}
//# sourceMappingURL=decide.js.map