// Kills Python trainers, the service and its database at random moments, each only when there is something to kill.
import { setTimeout as sleep } from 'node:timers/promises';
import { isComingBack, killBackend, killServer, randomSource } from './killing.js';
/** Of four kills two hit a trainer, one the service, one the database. */
const DECK = ['client', 'client', 'service', 'database'];
const LEAST_REST_MS = 100;
const MOST_MORE_REST_MS = 2000;
const POLL_MS = 50;
const PATIENCE_MS = 60_000;
/** Kills, in a shuffled order, until there were enough. A victim is waited for: a trainer that has begun, a service that answers (but for one kill in four), a backend of the API. */
export async function killAll(options) {
    const done = { client: 0, recording: 0, recordingLate: 0, service: 0, starting: 0, backend: 0, server: 0 };
    const count = () => done.client + done.service + done.backend + done.server;
    const deed = { ...options, done, random: randomSource(options.seed) };
    const deck = [];
    while (count() < options.kills && !options.isOver()) {
        await sleep(LEAST_REST_MS + MOST_MORE_REST_MS * deed.random());
        if (deck.length === 0)
            deck.push(...DECK);
        const [victim = 'client'] = deck.splice(Math.floor(deed.random() * deck.length), 1);
        const before = count();
        await KILL[victim](deed);
        if (count() === before)
            deck.push(victim); // nobody came: later
        else if (count() % 10 === 0)
            options.say(`${count()} kills`);
    }
    return done;
}
const KILL = {
    client: async (deed) => {
        await until(deed, () => deed.places.begun().length > 0);
        const trainers = deed.places.begun();
        const trainer = trainers[Math.floor(deed.random() * trainers.length)];
        if (trainer?.child.kill('SIGKILL') !== true)
            return;
        deed.done.client += 1;
        if (!trainer.isRecording)
            return;
        deed.done.recording += 1;
        if (trainer.trainer === 'late')
            deed.done.recordingLate += 1;
    },
    service: async ({ service, done, ...deed }) => {
        if (deed.random() >= 0.25)
            await until(deed, () => service.isHealthy());
        const wasHealthy = await service.isHealthy();
        if (!service.kill())
            return;
        done.service += 1;
        if (!wasHealthy)
            done.starting += 1;
    },
    database: async (deed) => {
        const isBackend = deed.random() < 0.5;
        await until(deed, () => deed.service.isHealthy());
        await until(deed, () => isKilled(deed, isBackend));
    },
};
/** Whether it could be killed: there may be no backend of the API just now, or no server. */
async function isKilled({ store, home, done }, isBackend) {
    const before = done.backend + done.server;
    try {
        if (isBackend)
            await killBackend(store, ['gradlens api%'], done);
        else
            killServer(home, done);
    }
    catch (error) {
        if (!isComingBack(error))
            throw error;
    }
    return done.backend + done.server > before;
}
async function until({ isOver }, isSo) {
    const end = performance.now() + PATIENCE_MS;
    while (!isOver() && performance.now() < end && !(await isSo()))
        await sleep(POLL_MS);
}
//# sourceMappingURL=client-killing.js.map