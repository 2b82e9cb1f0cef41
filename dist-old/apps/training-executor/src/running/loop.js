import { turns } from '#libs/training';
import { targetWatch } from './target.js';
/** Read-backs that may be outstanding while training goes on. Unit: steps. */
const MAX_PENDING_STEPS = 4;
/**
 * Trains until budget, target or stop request. Every step's decisions reach the sink in order before this resolves;
 * a full sink makes training wait, it never drops.
 */
export async function trainToEnd(parts) {
    const { training, spec, controls } = parts;
    const target = targetWatch(spec.target);
    const state = { lastFrame: null, lastEvaluation: null, scored: null, stepsToTarget: null, savedAt: training.step, candidate: null };
    const letOthersIn = turns(parts.clock);
    let stopped = controls.stopRequest();
    await waitWhilePaused(parts, state); // a run that was taken over may be paused from the start
    stopped = controls.stopRequest() ?? stopped;
    const isOver = () => stopped !== null || state.stepsToTarget !== null || training.step >= training.totalSteps;
    while (!isOver()) {
        await obeyOrders(parts, state);
        if (isCheckpointDue(parts, state))
            await takeCandidate(parts, state);
        await measureGrowthWhenDue(parts, state);
        training.advance();
        await record(parts, state, MAX_PENDING_STEPS);
        await evaluateWhenDue(parts, state, target);
        await recordPredictionsWhenDue(parts, state);
        await letOthersIn();
        await waitWhilePaused(parts, state);
        stopped = controls.stopRequest();
    }
    await settleEnd(parts, state, stopped);
    const { lastFrame, lastEvaluation, stepsToTarget } = state;
    return { stopped, stepsToTarget, lastFrame, lastEvaluation };
}
/** Does what is ordered before the next step; nothing is awaited when there is nothing. */
async function obeyOrders(parts, state) {
    const work = parts.obedience.before(parts.training.step, () => record(parts, state, 0));
    if (work === null)
        return;
    await work;
    state.scored = null; // an order may take the weights back
    parts.growth?.abandon();
}
async function measureGrowthWhenDue(parts, state) {
    const work = parts.growth?.before(() => record(parts, state, 0)) ?? null;
    if (work !== null)
        await work;
}
/** Holds still while the run is paused, everything recorded, and obeys meanwhile. */
async function waitWhilePaused(parts, state) {
    const { controls } = parts;
    for (let waiting = controls.whilePaused(); waiting !== null && controls.stopRequest() === null; waiting = controls.whilePaused()) {
        await record(parts, state, 0);
        await obeyOrders(parts, state); // an order that comes from here on ends the wait
        await waiting;
    }
}
/** The test split, at the steps that the spec names. */
async function evaluateWhenDue(parts, state, target) {
    const { training, spec } = parts;
    if (training.step % spec.evaluateEvery !== 0 && training.step !== training.totalSteps)
        return;
    if (target.reached(await evaluateNow(parts, state)))
        state.stepsToTarget = training.step;
}
async function recordPredictionsWhenDue(parts, state) {
    if (parts.predictions?.isDue(parts.training.step) === true)
        await recordPredictions(parts, state, false);
}
async function recordPredictions({ predictions, training: { step } }, { scored }, isLast) {
    await predictions?.record({ isLast, probabilities: scored?.step === step ? scored.probabilities : null });
}
/** What is done after the last step: evaluation, predictions, checkpoint. */
async function settleEnd(parts, state, stopped) {
    await record(parts, state, 0);
    if (state.lastEvaluation?.step !== parts.training.step)
        await evaluateNow(parts, state);
    // one that is told to end at once goes on elsewhere: intervals are for ends
    await recordPredictions(parts, state, stopped?.state !== 'interrupted');
    await checkpointAtEnd(parts, state);
}
function isCheckpointDue({ training: { step }, spec: { checkpointEvery } }, { savedAt }) {
    return checkpointEvery > 0 && step % checkpointEvery === 0 && step !== savedAt && step !== 0;
}
/** Takes the state before a step at which a checkpoint is due; whether it is good shows with the loss of that step. */
async function takeCandidate(parts, state) {
    if (state.candidate !== null)
        await record(parts, state, 0);
    const { training } = parts;
    const bytes = training.checkpoint();
    bytes.catch(() => undefined); // told to whoever awaits it
    state.candidate = { step: training.step, bytes };
}
/** Hands over what the tap has read back. */
async function record(parts, state, maxPending) {
    const { training, sink, events } = parts;
    const frames = await training.takeFrames(maxPending);
    for (const frame of frames) {
        while (!sink.push(frame))
            await sink.ready();
    }
    const last = frames.at(-1);
    if (last === undefined)
        return;
    state.lastFrame = last;
    parts.growth?.onFrames(frames);
    events.onSteps(frames);
    const verified = frames.find(({ step }) => step === state.candidate?.step);
    if (verified !== undefined)
        await saveCandidate(parts, state, verified.loss);
}
/**
 * Saves a candidate, only after the ledger holds every step before it: a run that goes on from here after its process was
 * killed must not leave a gap. Never of weights whose own loss is not finite: a checkpoint is there to come back to, and one
 * of the weights behind the update would be poisoned by a spike at that very step.
 */
async function saveCandidate({ sink, events }, state, loss) {
    const { candidate } = state;
    state.candidate = null;
    if (candidate === null || !Number.isFinite(loss))
        return;
    const bytes = await candidate.bytes;
    await sink.flush();
    await events.onCheckpoint(candidate.step, bytes);
    state.savedAt = candidate.step;
}
async function evaluateNow({ training, events, predictions }, state) {
    const { step } = training;
    const point = { step, ...(predictions === null ? await training.evaluate('test') : await evaluateScored(training, state)) };
    state.lastEvaluation = point;
    await events.onEvaluation(point);
    return point;
}
async function evaluateScored(training, state) {
    const { step } = training;
    const { probabilities, ...evaluation } = await training.evaluateScored('test');
    state.scored = { step, probabilities };
    return evaluation;
}
/** Saves the last state, whose loss is that of the evaluation. */
async function checkpointAtEnd({ training, sink, events }, state) {
    const losses = [state.lastFrame?.loss ?? NaN, state.lastEvaluation?.loss ?? NaN];
    if (state.savedAt === training.step || !losses.every((loss) => Number.isFinite(loss)))
        return;
    const bytes = await training.checkpoint();
    await sink.flush();
    await events.onCheckpoint(training.step, bytes);
    state.savedAt = training.step;
}
//# sourceMappingURL=loop.js.map