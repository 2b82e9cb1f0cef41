import { FINAL_STATES } from '#libs/contracts';
import { findIngestPosition, LedgerRefusedError, noteIngest } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { answered, answeredAtLast } from './answered.js';
/** Opens the session of a run that is there. The caller has its lane. */
export async function openSession(parts, uuid) {
    const { store, limits } = parts;
    const find = () => answered(() => findIngestPosition(store, uuid), limits);
    const found = await find();
    if (found === null)
        return null;
    let position = found;
    const session = {
        uuid,
        limits,
        get position() {
            return position;
        },
        async refresh() {
            const next = await find();
            if (next === null)
                throw new IngestProblem('unknown-run', `there is no run ${uuid}`);
            position = next;
        },
        async alive() {
            if (isOpen(position))
                await answered(() => noteIngest(store, position.run.runId, position.run.attempt), limits);
        },
        async ship(frames, lastStep) {
            requireOpen(position);
            const { runId, attempt } = position.run;
            if (!(await answered(() => noteIngest(store, runId, attempt), limits)))
                await refused(session, attempt);
            const before = position.lastSeq;
            try {
                await commit(parts, { runUuid: uuid, runId, attempt }, frames);
            }
            catch (error) {
                if (!(error instanceof LedgerRefusedError))
                    throw error;
                await session.refresh();
                if (position.run.attempt !== attempt)
                    throw takenOver(position);
                if (position.lastSeq === before)
                    throw new IngestProblem('different', error.message);
                return 'moved';
            }
            position = { ...position, lastSeq: frames.at(-1)?.seq ?? before, lastStep };
            return 'shipped';
        },
    };
    return session;
}
/** Whether frames may be added: it is live, or was held for interrupted and comes back. */
export function isOpen({ run }) {
    return run.state === 'interrupted' || !FINAL_STATES.includes(run.state);
}
function requireOpen(position) {
    const { run } = position;
    if (!isOpen(position))
        throw new IngestProblem('closed', `run ${run.uuid} has ended: it is ${run.state}`, { state: run.state });
}
async function refused(session, attempt) {
    await session.refresh();
    if (session.position.run.attempt !== attempt)
        throw takenOver(session.position);
    requireOpen(session.position);
    throw new IngestProblem('busy', 'the run changed meanwhile; send it again');
}
function takenOver({ run }) {
    return new IngestProblem('taken-over', `attempt ${run.attempt} has taken run ${run.uuid} over`, { attempt: run.attempt });
}
async function commit({ shippers, limits, log }, target, frames) {
    const shipper = shippers.of(target);
    try {
        await answeredAtLast(() => shipper.ship(frames), limits);
    }
    catch (error) {
        shippers.drop(target.runUuid); // it may still be at work: the next one begins from what the database says
        throw error;
    }
    // what compaction leaves undone, the next one does: it must not hold up an answer
    await answered(() => shipper.settle(false), limits).catch((error) => { log.warn({ run: target.runUuid, err: error }, 'chunks were not compacted'); });
}
const MOST_SHIPPERS = 256;
/** Opens the cache; the oldest goes when there are too many. */
export function shipperCache(open) {
    const kept = new Map();
    return {
        of(target) {
            const known = kept.get(target.runUuid);
            if (known?.attempt === target.attempt)
                return known.shipper;
            const shipper = open(target);
            kept.delete(target.runUuid);
            const [oldest] = kept.keys();
            if (kept.size >= MOST_SHIPPERS && oldest !== undefined)
                kept.delete(oldest);
            kept.set(target.runUuid, { attempt: target.attempt, shipper });
            return shipper;
        },
        drop: (run) => void kept.delete(run),
    };
}
//# sourceMappingURL=run-session.js.map