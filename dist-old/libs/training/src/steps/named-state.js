import { mapState } from '../train-state.js';
/** Name of the weights among the tensors of a state. */
export const PARAMS = 'params';
/** Every tensor of some parts by one name each. */
export function tensorsOf({ params, ...parts }) {
    const named = params === undefined ? {} : { [PARAMS]: params };
    for (const [part, state] of Object.entries(parts)) {
        for (const kind of ['vectors', 'layers', 'scalars']) {
            for (const [name, tensor] of Object.entries(state[kind]))
                named[`${part}/${kind}/${name}`] = tensor;
        }
    }
    return named;
}
/** The inverse of {@link tensorsOf}: these parts of `like` with other tensors. */
export function withTensors(like, named) {
    const { params, ...parts } = like;
    const rebuilt = Object.entries(parts).map(([part, state]) => [part, mapState(state, (_, kind, name) => named[`${part}/${kind}/${name}`])]);
    return { ...Object.fromEntries(rebuilt), ...(params === undefined ? {} : { params: named[PARAMS] }) };
}
//# sourceMappingURL=named-state.js.map