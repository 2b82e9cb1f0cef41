// Kills trainers, backends and the server at random, in all phases, and then counts: decisions in the ledger = decisions
// made, every value bit for bit that of an independent log, none twice.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRun, findRun, openStore } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { compareWithLog } from './compare.js';
import { killCount, killDatabase, killTrainer, randomSource } from './killing.js';
import { TRAINER_EXIT } from './trainer-task.js';
const MOST_STARTS = 10_000;
/** Tortures. @throws Error when a trainer fails for a reason that no kill explains. */
export async function torture(options) {
    const { home, say } = options;
    const store = await openStore({ home, applicationName: 'torture', log: say });
    const kills = { trainer: 0, backend: 0, server: 0 };
    const random = randomSource(options.seed);
    const state = { starts: 0, runs: 0, over: false };
    const tasks = [];
    const isEnough = () => killCount(kills) >= options.kills;
    const database = killDatabase(store, home, { kills, random, isOver: () => isEnough() || state.over });
    try {
        const shared = { store, options, tasks, kills, random, isEnough, state, say };
        await Promise.all(Array.from({ length: options.trainers }, (_, index) => trainOn(shared, index)));
        state.over = true;
        await database;
        const runs = [];
        for (const { run, layers, log } of tasks)
            runs.push({ ...(await compareWithLog(store, { run, layers, log })), state: (await findRun(store, run))?.state });
        return { kills, starts: state.starts, runs };
    }
    finally {
        state.over = true;
        await store.close();
    }
}
/** One trainer's place: run after run, until there were kills enough; a fast machine ends a run before. */
async function trainOn(shared, index) {
    const { store, options, tasks, isEnough, state } = shared;
    do {
        const task = await makeTask(store, options, { index, number: state.runs++ });
        tasks.push(task);
        await trainToTheEnd(task, shared);
    } while (!isEnough());
}
async function makeTask(store, options, { index, number }) {
    const run = uuidv7();
    const { layers, steps } = options;
    await createRun(store, { uuid: run, name: `torture ${number}`, spec: { index }, state: 'running', origin: 'cli', scaler: 'none' });
    const home = path.join(options.trainerHome ?? options.home, `trainer${number}`);
    mkdirSync(home, { recursive: true });
    // at full speed a run would be over before it is killed: it is made long instead
    const pace = index === 0 ? { paceMs: 0, steps: 20 * steps } : { paceMs: 2 * index, steps };
    const files = path.join(options.home, `torture${number}`);
    return { home, databaseUrl: store.connectionString, run, layers, ...pace, log: `${files}.log`, checkpoint: `${files}.step` };
}
/** Starts the trainer again and again until one ends with all committed. */
async function trainToTheEnd(task, { kills, random, isEnough, state, say }) {
    for (let start = 0; start < MOST_STARTS; start++) {
        state.starts += 1;
        const child = startTrainer(task);
        const ended = endOf(child);
        if (!isEnough())
            void killTrainer(child, kills, 300 + 3000 * random());
        const end = await ended;
        if (end.code === TRAINER_EXIT.done)
            return;
        if (!isExplained(end))
            throw new Error(`a trainer of run ${task.run} failed with code ${end.code}: ${end.errors.slice(-2000)}`);
        if (start % 10 === 0)
            say(`run ${task.run}: start ${start + 1}, ${killCount(kills)} kills so far`);
        if (end.code !== null)
            await sleep(200);
    }
    throw new Error(`run ${task.run} did not end in ${MOST_STARTS} starts`);
}
/** Whether a trainer ended by a kill: its own, or one of the database's that it saw. */
function isExplained({ code, errors }) {
    return code === null || code === TRAINER_EXIT.again || DATABASE_AWAY.test(errors);
}
const DATABASE_AWAY = /cannot be reached|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|Connection terminated|terminating connection|starting up|not yet accepting|recovery|shutting down|crash of another server process|no answer|Client has encountered a connection error|Client was closed|timeout expired|read-only/i;
/** The program of a trainer, built. */
export const TRAINER = fileURLToPath(new URL('./trainer.js', import.meta.url)).replace(/(\/dist)?\/test\/torture\//, '/dist/test/torture/');
function startTrainer(task) {
    return spawn(process.execPath, [TRAINER, JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'pipe'] });
}
async function endOf(child) {
    let errors = '';
    child.stderr?.on('data', (part) => (errors += part.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, errors };
}
//# sourceMappingURL=torture.js.map