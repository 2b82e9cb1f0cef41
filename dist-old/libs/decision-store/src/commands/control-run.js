import { InputError, isSensitiveRun, LIVE_STATES, mayReview } from '#libs/contracts';
import { unreviewedRuns } from '../actions/list-actions.js';
import { liftByOrder } from '../actions/review-by-order.js';
import { findRun } from '../runs/find-runs.js';
import { listLayers } from '../runs/run-parts.js';
import { setRunState } from '../runs/run-state.js';
import { pendingCommands, sendCommand } from './run-commands.js';
/**
 * Tells a live run what to do; its process obeys at one of its next steps. A queued run can only be cancelled, at once.
 *
 * @throws InputError for a layer that the run does not have.
 */
export async function controlRun(store, run, order, origin) {
    const found = await findRun(store, run);
    const refusal = found === null ? { kind: 'no-run' } : await refusalOf(store, found, order, origin.role);
    if (refusal !== null)
        return refusal;
    if (order.kind === 'lower')
        await requireLayers(store, run, order.args.layers ?? []);
    const seq = await send(store, run, order, origin);
    if (order.kind === 'cancel')
        await setRunState(store, run, 'cancelled', { reason: origin.reason, expected: ['queued'] });
    return { kind: 'sent', seq };
}
async function send(store, run, order, { by, role, reason }) {
    if (isLift(order) && mayReview(role))
        return await liftByOrder(store, run, { by, reason, args: order.args });
    return await sendCommand(store, run, order.kind, { by, reason, args: 'args' in order ? order.args : {} });
}
/** Why a run that is there is not told that; null when it is. */
async function refusalOf(store, run, order, role) {
    const { kind } = order;
    const obeying = kind === 'cancel' ? [...LIVE_STATES, 'queued'] : LIVE_STATES;
    if (!obeying.includes(run.state))
        return { kind: 'not-live', state: run.state };
    if ((kind === 'pause' || kind === 'resume') && (await willBe(store, run.uuid)) === kind)
        return { kind: 'already' };
    return (await mayOrder(store, run, order, role)) ? null : { kind: 'needs-reviewer' };
}
/**
 * What a live run will be told last of all, once it has obeyed. The state is read behind the commands: a run says that it is
 * paused before it acknowledges that it was told to be.
 */
async function willBe(store, uuid) {
    const kinds = (await pendingCommands(store, uuid)).map(({ kind }) => kind);
    const last = kinds.findLast((kind) => kind === 'pause' || kind === 'resume');
    return last ?? ((await findRun(store, uuid))?.state === 'paused' ? 'pause' : 'resume');
}
/**
 * Whether a role may order it: a paused run that is marked sensitive goes on at the word of a reviewer, and to end all that is
 * lowered (0 steps) would end the fallback of a request that nobody has reviewed.
 */
async function mayOrder(store, { uuid, spec }, order, role) {
    if (mayReview(role))
        return true;
    if (order.kind === 'resume')
        return !isSensitiveRun(spec);
    return !isLift(order) || !(await unreviewedRuns(store, [uuid])).has(uuid);
}
/** Whether an order ends all that earlier ones lowered. */
function isLift(order) {
    return order.kind === 'lower' && order.args.steps === 0;
}
async function requireLayers(store, run, layers) {
    const known = ((await listLayers(store, [run])).get(run) ?? []).map(({ name }) => name);
    const unknown = layers.find((layer) => !known.includes(layer));
    if (unknown === undefined)
        return;
    throw new InputError({ source: null, path: 'layers', value: JSON.stringify(unknown), allowed: `layers of the run: ${known.join(', ')}` });
}
//# sourceMappingURL=control-run.js.map