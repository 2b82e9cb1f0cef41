import { loweredAt } from '#libs/gradient-scaling';
import { compileProgram, recordKernels, recordingText } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { gradientsOf } from '../loss-and-gradients.js';
import { disposeTrainState } from '../train-state.js';
import { GRADIENTS, holdState, LOSS, PACKED } from './held-state.js';
import { tensorsOf } from './named-state.js';
/** Recordings that are made, at most, until one agrees with the one before. */
const MOST_TRIES = 4;
/**
 * Steps that move `first`, which is taken over.
 *
 * On wasm what follows the gradients is a program as soon as two steps have run the same kernels on the same constants:
 * the same bits without the engine. A step with something of its own (a push, a lowering, forced scales, an observer) and
 * every step on other backends goes through the engine.
 */
export function createSteps(parts, kind, first) {
    const making = { program: null, last: null, tries: 0 };
    let [state, held] = [first, null];
    const settle = () => {
        if (held !== null)
            state = { ...state, ...held.release() };
        held = null;
        return state;
    };
    return {
        take: (batch, time) => {
            const isRegular = isOnlyBatch(parts, time);
            if (isRegular && making.program !== null) {
                held ??= holdState(making.program, partsOf(state, kind));
                const { params } = held;
                return compiledStep(held, () => gradientsOf(parts.model, params, batch));
            }
            settle();
            const { state: moved, packed } = engineStep({ parts, kind, making: isRegular ? making : null }, state, batch, time);
            tf.dispose(partsOf(state, kind));
            state = { ...state, ...moved };
            return packed;
        },
        state: settle,
        replace: (next) => {
            disposeTrainState(settle());
            state = next;
        },
        dispose: () => {
            disposeTrainState(settle());
            making.program?.dispose();
        },
    };
}
/** Whether the state, the gradients and constants are all that a step depends on. */
function isOnlyBatch({ decisions, layerNames }, { step, lowerings, forced = null, observe }) {
    return forced === null && observe === undefined && !decisions.pushes(step) && loweredAt(step, lowerings, layerNames) === null;
}
function partsOf(state, { moves }) {
    return Object.fromEntries(moves.map((part) => [part, state[part]]));
}
function compiledStep(held, gradients) {
    const found = tf.tidy(() => gradients());
    const packed = held.step(found);
    tf.dispose([found.loss, found.gradients]);
    return packed;
}
function engineStep({ parts, kind, making }, state, batch, time) {
    const found = tf.tidy(() => gradientsOf(parts.model, state.params, batch));
    try {
        const update = () => kind.update(state, found, time);
        if (making === null || making.tries >= MOST_TRIES || tf.getBackend() !== 'wasm')
            return update();
        const { loss, gradients } = found;
        const inputs = { ...tensorsOf(partsOf(state, kind)), [LOSS]: loss, [GRADIENTS]: gradients };
        const { result, recording } = recordKernels(inputs, update, (made) => ({ ...tensorsOf(made.state), ...(made.packed === null ? {} : { [PACKED]: made.packed }) }));
        takeIn(making, recording, parts.layout.size);
        return result;
    }
    finally {
        tf.dispose([found.loss, found.gradients]);
    }
}
/** A program once recordings agree; without one after {@link MOST_TRIES}, or when one cannot be made, never. */
function takeIn(making, recording, size) {
    making.tries = recording === null ? MOST_TRIES : making.tries + 1;
    if (recording === null)
        return;
    const text = recordingText(recording);
    if (making.last === text) {
        making.program = compileProgram(recording, size);
        making.tries = MOST_TRIES;
    }
    making.last = text;
}
//# sourceMappingURL=create-steps.js.map