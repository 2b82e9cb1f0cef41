import { decisionsBytes, encodeNote } from '#libs/audit';
import { IngestProblem } from '../ingest-problem.js';
import { isOpen } from '../run/run-session.js';
import { packSteps } from './pack-steps.js';
/** Why a jump in steps is a gap. */
export const NOT_SENT = 'not sent by the trainer';
const WINDOW_STEPS = 256;
/** Opens a batch; it commits by itself when it is large. */
export function openLineBatch(session, clock) {
    const packer = openPacker(session, clock);
    const { limits } = session;
    const commit = async () => {
        packer.closeFrame();
        if (packer.frames().length === 0)
            return;
        if ((await session.ship(packer.frames(), packer.lastStep())) === 'moved')
            throw new IngestProblem('busy', 'another server writes this run; send it again in a moment');
        packer.clear();
    };
    const added = async () => {
        if (packer.bytes() >= limits.batchBytes || packer.frames().length >= limits.batchFrames)
            await commit();
    };
    return {
        get lastStep() {
            return packer.lastStep();
        },
        async add(frame) {
            requireOpen(session);
            packer.addStep(frame);
            await added();
        },
        async addFact(step, note) {
            requireOpen(session);
            packer.addFact(step, note);
            await added();
        },
        commit,
    };
}
function requireOpen({ uuid, position }) {
    if (!isOpen(position))
        throw new IngestProblem('closed', `run ${uuid} has ended: it is ${position.run.state}`, { state: position.run.state });
}
/** Packs consecutive steps into frames that span no edge of a window. */
function openPacker(session, clock) {
    const { run, layers, lastStep: committed } = session.position;
    const head = (step0, n) => ({ attempt: run.attempt, step0, n, t0Us: Math.round(clock.now() * 1000) });
    const state = { lastStep: committed, frames: [], bytes: 0, open: [], openedUs: 0 };
    const seal = (payload) => {
        state.frames.push({ seq: session.position.lastSeq + state.frames.length + 1, payload });
        state.bytes += payload.length;
    };
    const closeFrame = () => {
        if (state.open.length > 0)
            seal(packSteps(state.open, { attempt: run.attempt, layers: layers.length, t0Us: state.openedUs }));
        state.open = [];
    };
    return {
        frames: () => state.frames,
        lastStep: () => state.lastStep,
        bytes: () => state.bytes + decisionsBytes(state.open.length, layers.length),
        addStep(frame) {
            const expected = state.lastStep + 1;
            if (frame.step > expected) {
                closeFrame();
                seal(encodeNote({ kind: 'gap', ...head(expected, frame.step - expected) }, { reason: NOT_SENT }));
            }
            if (state.open.length === 0)
                state.openedUs = head(frame.step, 1).t0Us;
            state.open.push(frame);
            state.lastStep = frame.step;
            if ((frame.step + 1) % WINDOW_STEPS === 0)
                closeFrame();
        },
        addFact(step, note) {
            closeFrame();
            seal(encodeNote({ kind: 'fact', ...head(step, 0) }, note));
        },
        closeFrame,
        clear() {
            state.frames = [];
            state.bytes = 0;
        },
    };
}
//# sourceMappingURL=line-batch.js.map