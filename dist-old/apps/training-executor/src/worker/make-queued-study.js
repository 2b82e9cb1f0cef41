import { InputError, isRunUuid, messageOf } from '#libs/contracts';
import { withRecordedRun } from '../replaying/with-recorded-run.js';
import { dropKeptWork, keptWork, studyFolder } from '../running/kept-work.js';
import { productVersion } from '../running/provenance.js';
import { beat } from './heartbeat.js';
/** Makes a study on its run, prepared to be executed again. */
export function onRecordedRun(make) {
    return (context, claim, options) => withRecordedRun({ ...context, signal: options.signal }, claim.run, (recorded) => make(context, recorded, claim, options));
}
/**
 * Makes a queued study and leaves it completed, failed with its reason, or, when `signal` is aborted first, in the queue for
 * another worker. Does nothing for one that is not queued any more, or that another process makes. What an earlier attempt on this machine
 * had finished is not made again, and the progress that it had reached is where this one begins.
 *
 * @throws what kept it from being made, once that is recorded.
 */
export async function makeQueuedStudy(context, work, uuid, signal) {
    const { studies, find } = work;
    const isThere = isRunUuid(uuid) && (await find(context.store, uuid)) !== null;
    if (!isThere)
        throw new InputError({ source: null, path: studies.kind, value: JSON.stringify(uuid), allowed: `the uuid of a stored ${studies.kind}` });
    const hold = await studies.hold(context.store, uuid);
    if (hold === null)
        return;
    try {
        const claim = await studies.claim(context.store, uuid);
        if (claim !== null)
            await makeClaimed(context, work, claim, signal);
    }
    finally {
        await hold.release();
    }
}
async function makeClaimed(context, { studies, make }, claim, signal) {
    const { store, say } = context;
    const folder = studyFolder(context.environment.GRADLENS_HOME, claim.uuid);
    const kept = keptWork(folder, { version: productVersion(), say });
    const reached = (await kept.find(PROGRESS)) ?? 0;
    const heart = beat({ name: `${studies.kind} ${claim.uuid}`, from: { progress: reached, stage: 'loading data' }, tell: (progress) => studies.note(store, claim, progress), say });
    const either = AbortSignal.any([signal, heart.lost]);
    const options = { signal: either, ...withProgress(kept, reached, heart.note) };
    try {
        const made = await make(context, claim, options);
        heart.stop();
        await studies.complete(store, claim, made);
    }
    catch (error) {
        heart.stop();
        if (signal.aborted && !heart.lost.aborted) {
            await studies.release(store, claim);
            throw error;
        }
        if (!heart.lost.aborted)
            await studies.fail(store, claim, messageOf(error));
        await dropKeptWork(folder);
        if (heart.lost.aborted)
            return;
        throw error;
    }
    await dropKeptWork(folder);
}
/** Name of the piece that holds how far the work was when the last piece was kept. */
const PROGRESS = 'progress';
/** Progress that never falls below what an earlier attempt had reached, and is kept with every piece. */
function withProgress(kept, reached, tell) {
    let latest = reached;
    return {
        onProgress: ({ progress, stage }) => {
            latest = Math.max(reached, progress);
            tell({ progress: latest, stage });
        },
        kept: {
            find: (piece) => kept.find(piece),
            keep: async (piece, value) => {
                await kept.keep(piece, value);
                await kept.keep(PROGRESS, latest);
            },
        },
    };
}
//# sourceMappingURL=make-queued-study.js.map