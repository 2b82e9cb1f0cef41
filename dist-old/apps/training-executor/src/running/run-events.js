import { listAlerts } from '#libs/decision-store';
import { checkpointFolder, writeWhenRoom } from './checkpoints.js';
/** How often the number of alerts is read for the progress line. Unit: ms. */
const ALERTS_MS = 1000;
/** What the loop tells, turned into notes of the record, files and the progress line. */
export function runEvents({ context, prepared, options, sink, shelf, onFrames }) {
    const { store, clock } = context;
    const { training } = prepared;
    const folder = checkpointFolder(context.environment.GRADLENS_HOME, options.run);
    const alerts = alertCount(store, options.run, clock.elapsed);
    let test = null;
    const events = {
        onSteps(frames) {
            onFrames(frames);
            const last = frames[frames.length - 1];
            if (last === undefined)
                return;
            const health = sink.health();
            options.progress.show({
                step: last.step + 1,
                totalSteps: training.totalSteps,
                loss: last.loss,
                test,
                decisions: (health.committedStep + 1) * training.layers.length,
                alerts: alerts.read(),
                recording: recordingText(health),
            });
        },
        onEvaluation({ step, loss, accuracy, errors }) {
            test = { accuracy, errors };
            sink.note({ kind: 'fact', step, note: { type: 'evaluation', split: 'test', loss, ...(errors === undefined ? { accuracy } : { accuracy: null, ...errors }) } });
            return Promise.resolve();
        },
        async onCheckpoint(step, bytes) {
            const written = await writeWhenRoom(folder, step, bytes, { signal: options.signal, say: context.say });
            if (written === null)
                return;
            const { path, sha256, sizeBytes } = written;
            sink.note({ kind: 'fact', step, note: { type: 'checkpoint', path, sha256, sizeBytes } });
            await sink.flush(); // on the disk: a process that goes on from here finds it
            await shelf.add(written);
        },
    };
    return { events, alerts };
}
/** What a person should know of the recording; null when all is well. */
function recordingText({ state, problem, spooledSteps }) {
    if (state === 'live')
        return null;
    if (state === 'disk')
        return `recording to disk (${spooledSteps} steps wait for the database)`;
    return problem ?? `recording ${state}`;
}
function alertCount(store, run, elapsed) {
    let count = 0;
    let readAt = -Infinity;
    const readNow = async () => {
        const { total } = await listAlerts(store, { run, first: 1 });
        count = total;
        return count;
    };
    return {
        readNow,
        read() {
            if (elapsed() - readAt > ALERTS_MS) {
                readAt = elapsed();
                readNow().catch(() => undefined); // the watch already tells that the database is away; the old count stays
            }
            return count;
        },
    };
}
//# sourceMappingURL=run-events.js.map