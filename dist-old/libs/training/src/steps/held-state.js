import * as tf from '@tensorflow/tfjs';
import { PARAMS, tensorsOf, withTensors } from './named-state.js';
/** Names of what a step brings beside the state, and of what it leaves. */
export const [LOSS, GRADIENTS, PACKED] = ['loss', 'gradients', 'packed'];
/** Takes over the tensors of `parts`. */
export function holdState(program, parts) {
    const { params: first, ...others } = tensorsOf(parts);
    let params = first;
    let vectors = takeOver(program, others);
    const move = (made) => {
        const { [PARAMS]: next, ...rest } = made;
        params.dispose();
        params = tf.engine().makeTensorFromTensorInfo(next);
        for (const { free } of Object.values(vectors))
            free();
        vectors = Object.fromEntries(Object.entries(rest).map(([name, info]) => [name, { info, free: () => { program.free(info); } }]));
        for (const [name, slot] of Object.entries(program.inputs))
            if (name !== LOSS)
                slot.set(program.outputs[name]);
    };
    return {
        get params() {
            return params;
        },
        step: ({ loss, gradients }) => {
            program.read(LOSS, loss);
            move(program.run({ ...infosOf(vectors), [PARAMS]: params, [GRADIENTS]: gradients }));
            return program.outputs[PACKED] ?? null;
        },
        release: () => {
            const small = Object.entries(tensorsOf(parts)).flatMap(([name, { shape }]) => {
                const slot = program.inputs[name];
                return slot === undefined ? [] : [[name, tf.tensor(Float32Array.from(slot), shape)]];
            });
            // before the first step they are still the tensors that were taken over
            const long = Object.entries(vectors).map(([name, { info }]) => [name, info instanceof tf.Tensor ? info : tf.engine().makeTensorFromTensorInfo(info)]);
            return withTensors(parts, { ...Object.fromEntries([...small, ...long]), [PARAMS]: params });
        },
    };
}
function takeOver(program, tensors) {
    const vectors = {};
    for (const [name, tensor] of Object.entries(tensors)) {
        if (name in program.inputs) {
            program.read(name, tensor);
            tensor.dispose();
        }
        else
            vectors[name] = { info: tensor, free: () => { tensor.dispose(); } };
    }
    return vectors;
}
function infosOf(vectors) {
    return Object.fromEntries(Object.entries(vectors).map(([name, { info }]) => [name, info]));
}
//# sourceMappingURL=held-state.js.map