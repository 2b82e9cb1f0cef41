import { lowerArgsSchema, messageOf, rollbackArgsSchema } from '#libs/contracts';
import { acknowledgeCommand, heartbeat, pendingCommands, setRunState } from '#libs/decision-store';
import { oneAtATime } from './one-at-a-time.js';
import { createPauses } from './pauses.js';
/** How often commands are looked for: a run obeys within a second. Unit: ms. */
const POLL_MS = 150;
/** Every so many looks the heartbeat is written. */
const HEARTBEAT_EVERY = 3;
/** Starts watching: one poll at a time, off the hot path; a database that is away is told and tried again. */
export function watchRun(options) {
    const watching = { options, pauses: createPauses(), stop: null, taken: new Map(options.obeyedBefore), toTell: new Set() };
    let looks = 0;
    const polls = oneAtATime(() => poll(watching), options.onProblem);
    // beside the polls: in a training whose steps are long each question takes a step, and no command waits behind another one
    const beats = oneAtATime(() => beat(options), options.onProblem);
    const look = () => {
        options.onRecording(options.recording());
        polls.begin();
        if (looks++ % HEARTBEAT_EVERY === 0)
            beats.begin();
    };
    const timer = setInterval(look, POLL_MS);
    options.orders.onPush(watching.pauses.wake);
    return {
        stopRequest: () => watching.stop,
        whilePaused: watching.pauses.whilePaused,
        requestStop: (request) => {
            watching.stop ??= request;
            watching.pauses.endAll();
        },
        pause: watching.pauses.begin,
        endPause: watching.pauses.end,
        obeyed: (seq, step) => {
            watching.taken.set(seq, step);
            watching.toTell.add(seq);
            look();
        },
        close: async () => {
            clearInterval(timer);
            await Promise.all([polls.idle(), beats.idle()]);
            await tellObeyed(watching).catch(() => undefined); // the ledger tells it to the next attempt
        },
    };
}
async function poll(watching) {
    const { options, taken, toTell } = watching;
    const { store, run } = options;
    // commands first: somebody waits for them
    for (const command of await pendingCommands(store, run)) {
        const before = taken.get(command.seq);
        if (before === undefined && !options.hasEnded())
            take(watching, command);
        else if (typeof before === 'number')
            toTell.add(command.seq);
    }
    // the state before the acknowledgement: who looks between them must not find a pause that is over in a run that trains
    await tellState(watching);
    await tellObeyed(watching);
}
async function beat({ store, run, attempt, onContact }) {
    await heartbeat(store, run, attempt);
    await onContact();
}
async function tellObeyed({ options: { store, run }, taken, toTell }) {
    for (const seq of toTell) {
        await acknowledgeCommand(store, run, seq, taken.get(seq) ?? 0);
        toTell.delete(seq);
    }
}
/** Says in the row of the run whether it is paused, once it is. */
async function tellState({ options: { store, run }, pauses }) {
    const { reason, isTold } = pauses.state();
    if (isTold)
        return;
    if (reason === null)
        await setRunState(store, run, 'running', { expected: ['paused'] });
    else
        await setRunState(store, run, 'paused', { reason, expected: ['running'] });
    pauses.told(reason);
}
/** Obeys what needs no step of its own, and queues the rest. */
function take(watching, command) {
    const { options, taken } = watching;
    const { kind, seq, by, reason } = command;
    taken.set(seq, null);
    try {
        if (kind === 'lower') {
            options.orders.push({ kind, seq, by, reason, args: lowerArgsSchema.parse(command.args) });
            return;
        }
        if (kind === 'rollback') {
            options.orders.push({ kind, seq, by, reason, args: rollbackArgsSchema.parse(command.args) });
            return;
        }
        obeyNow(watching, command);
        settle(watching, command, null);
    }
    catch (error) {
        settle(watching, command, messageOf(error));
    }
}
function obeyNow(watching, { kind, reason }) {
    const { pauses } = watching;
    if (kind === 'cancel') {
        watching.stop = { state: 'cancelled', reason };
        pauses.endAll();
    }
    if (kind === 'pause')
        pauses.begin('person', reason);
    if (kind === 'resume')
        pauses.endAll();
}
function settle({ options, taken, toTell }, command, problem) {
    taken.set(command.seq, options.currentStep());
    toTell.add(command.seq);
    options.onCommand(command, problem);
}
//# sourceMappingURL=watch-run.js.map