import { messageOf } from '#libs/contracts';
import { NO_DISK_RECORDING, nextDiskRecording } from '#libs/stability-rules';
import { stateAfter } from './end-reason.js';
import { watchRun } from './watch-run.js';
/** Watches a run from outside, and tells a person what becomes of recording and of commands. */
export function startWatch(context, options, parts) {
    const { sink } = parts;
    const tell = tellOnce(context.say);
    const tellRecording = recordingTeller(context, parts);
    const watch = watchRun({
        ...parts,
        store: context.store,
        run: options.run,
        recording: () => sink.health(),
        onCommand: (command, problem) => {
            tellCommand(sink, parts.currentStep(), { command, problem });
            context.say(`step ${parts.currentStep()}: ${command.kind} by ${command.by}: ${command.reason}${problem === null ? '' : `; refused: ${problem}`}`);
        },
        onProblem: (problem) => {
            tell(`the database does not answer (${messageOf(problem)}); training goes on, recording to disk`);
        },
        onRecording: (health) => {
            tellRecording(health);
            const { state, problem } = health;
            if (state === 'full')
                tell(problem ?? 'the disk is full: training waits');
            if (state === 'live')
                tell(problem ?? '');
        },
    });
    stopOnSignal(watch, options.signal);
    return watch;
}
function stopOnSignal(watch, signal) {
    const onAbort = () => {
        const { reason } = signal;
        watch.requestStop({ state: stateAfter(reason), reason: typeof reason === 'string' ? reason : 'ended by the user' });
    };
    if (signal.aborted)
        onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
}
/** Writes into the ledger, which waits on the disk with the decisions, from when to when these did not reach the database: recording-to-disk reads it there. */
function recordingTeller({ clock }, { sink, currentStep, hasEnded }) {
    let recording = NO_DISK_RECORDING;
    return (health) => {
        if (health.state === 'failed' || hasEnded())
            return;
        const { state, event } = nextDiskRecording(recording, health, { now: clock.now(), elapsed: clock.elapsed() });
        recording = state;
        if (event !== null)
            sink.note({ kind: 'fact', step: currentStep(), note: { type: 'event', kind: event.kind, detail: event.detail } });
    };
}
/** Puts a command that needs no step of its own into the record. */
function tellCommand(sink, step, { command, problem }) {
    const { seq, kind, by, reason } = command;
    const event = problem === null ? { kind, detail: { seq, by, reason } } : { kind: 'command-refused', detail: { seq, command: kind, by, reason, problem } };
    sink.note({ kind: 'fact', step, note: { type: 'event', ...event } });
}
/** Tells a line when it is another one than the last; an empty one is forgotten silently. */
function tellOnce(say) {
    let told = '';
    return (line) => {
        if (line !== told && line !== '')
            say(line);
        told = line;
    };
}
//# sourceMappingURL=start-watch.js.map