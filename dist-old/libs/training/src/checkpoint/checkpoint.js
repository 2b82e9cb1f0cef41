import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { nameState, readNamedState } from '#libs/gradient-scaling';
import { joinTrainState, splitTrainState } from '../train-state.js';
import { readSafetensors, writeSafetensors } from './safetensors.js';
/** Version of the names inside. */
const FORMAT = 'gradlens-checkpoint-1';
/**
 * Everything that the next step depends on, as safetensors: `params.weights/dense1/kernel`,
 * `direction.adam.v/dense1/kernel`, `decisions.guards.lastScale/dense1`, …
 *
 * The state is taken at the call; training may go on while the values are read back.
 */
export async function saveCheckpoint(state, layout, step, spec) {
    const named = nameState(joinTrainState(state), layout);
    try {
        const entries = await Promise.all(Object.entries(named).map(async ([name, tensor]) => {
            const values = (await tensor.data());
            return [name, { shape: tensor.shape, values }];
        }));
        const metadata = { format: FORMAT, step: String(step), ...kindsOf(spec) };
        return writeSafetensors({ tensors: Object.fromEntries(entries), metadata });
    }
    finally {
        tf.dispose(named);
    }
}
/**
 * Reads a checkpoint into a state of the same make-up as `like`.
 *
 * @throws InputError if it is damaged, of another format, or does not fit model, optimizer or scaler of the spec.
 */
export function readCheckpoint(bytes, like, layout, spec) {
    const file = readSafetensors(bytes);
    requireSameKinds(file, spec);
    const step = Number(file.metadata['step']);
    if (!Number.isSafeInteger(step) || step < 0)
        throw misfit('step', String(file.metadata['step']), 'an integer >= 0');
    const joined = joinTrainState(like);
    requireSameNames(file, joined, layout);
    const state = tf.tidy(() => readNamedState(joined, layout, (name, shape) => savedTensor(file, name, shape)));
    return { step, state: splitTrainState(state) };
}
function savedTensor({ tensors }, name, shape) {
    const saved = tensors[name];
    if (saved === undefined)
        throw misfit(name, null, 'a tensor of the model, optimizer and scaler of the spec');
    if (saved.shape.join('x') !== shape.join('x'))
        throw misfit(name, `of shape [${saved.shape.join(', ')}]`, `[${shape.join(', ')}]`);
    return tf.tensor(saved.values, [...shape], 'float32');
}
function requireSameNames(file, joined, layout) {
    const named = nameState(joined, layout);
    const extra = Object.keys(file.tensors).find((name) => !(name in named));
    tf.dispose(named);
    if (extra !== undefined)
        throw misfit(extra, 'not part of the model of the spec', 'tensors of that model');
}
function requireSameKinds({ metadata }, spec) {
    const expected = { format: FORMAT, ...kindsOf(spec) };
    for (const [key, value] of Object.entries(expected)) {
        if (metadata[key] !== value)
            throw misfit(key, metadata[key] ?? null, value);
    }
}
function kindsOf({ optimizer, scaler, placement }) {
    return { optimizer: optimizer.kind, scaler: scaler.kind, placement };
}
function misfit(path, value, allowed) {
    return new InputError({ source: 'checkpoint', path, value, allowed });
}
//# sourceMappingURL=checkpoint.js.map