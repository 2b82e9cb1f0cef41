import * as tf from '@tensorflow/tfjs';
import { joinStates, NO_STATE, partOf, stateTensor } from '#libs/gradient-scaling';
const PARTS = ['direction', 'place', 'moments', 'decisions', 'previous'];
/** The state as one, ready to be named and saved: weights as `params`, the rest prefixed with its part. */
export function joinTrainState(state) {
    const weights = { ...NO_STATE, vectors: { weights: state.params } };
    return joinStates([['params', weights], ...PARTS.map((part) => [part, state[part]])]);
}
/** The inverse of {@link joinTrainState}; the same tensors. */
export function splitTrainState(joined) {
    const part = (name) => partOf(joined, name);
    return {
        params: stateTensor(joined, 'vectors', 'params.weights'),
        direction: part('direction'),
        place: part('place'),
        moments: part('moments'),
        decisions: part('decisions'),
        previous: part('previous'),
    };
}
/** A state of the same names with other tensors. */
export function mapState(state, make) {
    const part = (kind) => Object.fromEntries(Object.entries(state[kind]).map(([name, tensor]) => [name, make(tensor, kind, name)]));
    return { vectors: part('vectors'), layers: part('layers'), scalars: part('scalars') };
}
/** Releases every tensor of a state. */
export function disposeTrainState(state) {
    tf.dispose(state);
}
//# sourceMappingURL=train-state.js.map