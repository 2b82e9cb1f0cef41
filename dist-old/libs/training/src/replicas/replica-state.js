import * as tf from '@tensorflow/tfjs';
import { tidyRecord } from '#libs/gradient-scaling';
import { joinTrainState, mapState, splitTrainState } from '../train-state.js';
/**
 * The states of single runs as one: vectors `[R, P]`, per layer `[R, layers]`, scalars `[R, 1]`, so that every elementwise
 * operation of a step works on all replicas as it does on one. New tensors; the states are borrowed.
 */
export function stackStates(states) {
    return tidyRecord(() => {
        const joined = states.map(joinTrainState);
        return splitTrainState(mapState(joined[0], (_, kind, name) => {
            const all = tf.stack(joined.map((one) => one[kind][name]));
            return kind === 'scalars' ? tf.expandDims(all, 1) : all;
        }));
    });
}
/** Replicas of two states one after the other. New tensors. */
export function concatStates(first, second) {
    const more = joinTrainState(second);
    return tidyRecord(() => splitTrainState(mapState(joinTrainState(first), (tensor, kind, name) => tf.concat([tensor, more[kind][name]], 0))));
}
/** One replica's state as that of a single run. New tensors. */
export function stateOfReplica(states, replica) {
    return tidyRecord(() => splitTrainState(mapState(joinTrainState(states), (tensor, kind) => {
        const row = tf.slice(tensor, [replica, 0], [1, -1]);
        return kind === 'scalars' ? tf.reshape(row, []) : tf.squeeze(row, [0]);
    })));
}
//# sourceMappingURL=replica-state.js.map