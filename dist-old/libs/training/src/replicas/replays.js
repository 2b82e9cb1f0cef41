import { NO_STATE } from '#libs/gradient-scaling';
import { batchOfStep, disposeBatch } from '../batch-of-step.js';
import { readCheckpoint } from '../checkpoint/checkpoint.js';
import { disposeTrainState } from '../train-state.js';
import { forcedStep } from './forced-step.js';
import { replicaReaders } from './replica-readers.js';
import { concatStates, stackStates } from './replica-state.js';
/** Replays of a run on the current backend. */
export function createReplays(parts) {
    const now = { step: 0, state: null };
    const stateNow = () => {
        if (now.state === null)
            throw new RangeError('no replay has joined');
        return now.state;
    };
    return {
        get count() {
            return now.state?.params.shape[0] ?? 0;
        },
        get step() {
            return now.step;
        },
        join: (checkpoint, count) => {
            if (count === 0)
                return;
            const { state, step } = replicated(parts, checkpoint, count);
            if (now.state !== null && step !== now.step)
                throw new RangeError(`the replays stand at step ${now.step}, the checkpoint is of step ${step}`);
            now.state = now.state === null ? state : joined(now.state, state);
            now.step = step;
        },
        skipTo: (step) => {
            now.step = step;
        },
        advance: (scales) => {
            const state = stateNow();
            const batch = batchOfStep(parts, now.step);
            const next = forcedStep(parts.step, state, batch, { step: now.step, lowerings: parts.lowerings, scales });
            disposeBatch(batch);
            now.state = { ...state, ...next };
            disposeTrainState(state);
            now.step += 1;
        },
        ...replicaReaders(parts, stateNow),
        dispose: () => {
            if (now.state !== null)
                disposeTrainState(now.state);
        },
    };
}
function replicated({ spec, step: { layout }, like }, checkpoint, count) {
    const { state: whole, step } = readCheckpoint(checkpoint, like(), layout, spec);
    const one = { ...whole, moments: NO_STATE, decisions: NO_STATE, previous: NO_STATE };
    const state = stackStates(Array.from({ length: count }, () => one));
    disposeTrainState(whole);
    return { state, step };
}
function joined(first, second) {
    const all = concatStates(first, second);
    disposeTrainState(first);
    disposeTrainState(second);
    return all;
}
//# sourceMappingURL=replays.js.map