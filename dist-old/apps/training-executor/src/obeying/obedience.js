import { messageOf } from '#libs/contracts';
import { readCheckpoint } from '../running/checkpoints.js';
import { interventionNote, isAbandoned, loweringsOf, RESET_STEPS } from './intervention.js';
/** More rollbacks of one run are refused: they restore weights and not the cause, and would go on for ever. */
export const MOST_ROLLBACKS = 3;
/**
 * Obeys. Each order is put on the disk as an event before the first decision under it: after kill -9 the record holds no
 * decision whose cause it does not hold. While an attempt recomputes what the ledger holds, new orders wait.
 */
export function createObedience(parts) {
    const state = { ...parts, done: [...parts.recorded] };
    const { training, orders, recorded, firstStep, ledgerStep } = parts;
    training.lower(loweringsOf(state.done));
    // one at the very step of the checkpoint that the attempt began from is in that checkpoint
    const again = new Map(recorded.filter(({ step }) => step > firstStep).flatMap((each) => (each.kind === 'rollback' ? [[each.step, each]] : [])));
    return {
        before(step, settle) {
            const rollback = again.get(step);
            if (rollback !== undefined)
                return rollAgain(state, rollback);
            if (orders.isEmpty() || step <= firstStep || step <= ledgerStep)
                return null;
            return obeyAll(state, step, settle);
        },
    };
}
async function obeyAll(state, step, settle) {
    await settle();
    for (const order of state.orders.take())
        await obey(state, step, order);
}
async function obey(state, step, order) {
    if (order.kind === 'rollback') {
        await rollBack(state, step, order);
        return;
    }
    if (order.kind !== 'lower') {
        await record(state, { step, ...order });
        return;
    }
    const { args, ...rest } = order;
    await record(state, { step, ...args, ...rest });
    state.say(`step ${step}: ${args.steps === 0 ? 'scales are free again' : `scale 1 ${loweredText(args)}`}, by ${order.by}: ${order.reason}`);
    tellObeyed(state, order.seq, step);
}
function loweredText({ layers, steps }) {
    return `for ${layers?.join(', ') ?? 'all layers'} ${steps === null ? 'until it is ended' : `for ${steps} steps`}`;
}
/** The order stands in the record, and only then acts. */
async function record(state, intervention) {
    state.sink.note(interventionNote(intervention));
    await state.sink.flush();
    state.done.push(intervention);
    state.training.lower(loweringsOf(state.done));
}
async function rollBack(state, step, order) {
    const { seq, by, reason } = order;
    const found = await checkpointFor(state, step, order);
    if (typeof found === 'string') {
        refuse(state, step, { order, problem: found });
    }
    else {
        const { file, bytes } = found;
        await record(state, { kind: 'rollback', step, seq, by, reason, fromStep: step, toStep: file.step, resetSteps: RESET_STEPS, sha256: file.sha256 });
        state.training.rollBack(bytes);
        state.say(`step ${step}: weights of step ${file.step} again, scale 1 for ${RESET_STEPS} steps, by ${by}: ${reason}`);
    }
    tellObeyed(state, seq, step);
}
/** The checkpoint to go back to, read; or why there is none. */
async function checkpointFor(state, step, { args }) {
    const rollbacks = state.done.filter(({ kind }) => kind === 'rollback').length;
    if (rollbacks >= MOST_ROLLBACKS)
        return `the run was rolled back ${rollbacks} times already, and that is the most`;
    const before = Math.min(step - 1, args.toStep ?? Infinity);
    const file = state.shelf.newest(before, (at) => !isAbandoned(at, state.done));
    if (file === null)
        return `there is no good checkpoint at or before step ${before}`;
    try {
        return { file, bytes: await readCheckpoint(file) };
    }
    catch (error) {
        return messageOf(error);
    }
}
function refuse(state, step, { order, problem }) {
    const { seq, kind, by, reason } = order;
    state.sink.note({ kind: 'fact', step, note: { type: 'event', kind: 'command-refused', detail: { seq, command: kind, by, reason, problem } } });
    state.say(`step ${step}: no ${kind}: ${problem}`);
}
function tellObeyed({ onObeyed }, seq, step) {
    if (seq !== null)
        onObeyed(seq, step);
}
/** A rollback of the record, done again; what it lowers is lowered by the record. */
async function rollAgain({ shelf, training, say }, { step, toStep }) {
    const file = shelf.at(toStep);
    if (file === null)
        throw new Error(`the checkpoint of step ${toStep}, which the rollback at step ${step} went back to, is not on this machine`);
    training.rollBack(await readCheckpoint(file));
    say(`step ${step}: weights of step ${toStep} again, as recorded`);
}
//# sourceMappingURL=obedience.js.map