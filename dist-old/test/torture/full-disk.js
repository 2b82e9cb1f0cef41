// A database that is away until the disk of the spool is full: training pauses; when the database is back it goes on, and
// nothing is lost.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRun, findRun, openStore } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { breakableLink } from '../../libs/decision-store/src/testing/breakable-link.js';
import { compareWithLog } from './compare.js';
import { TRAINER } from './torture.js';
const LAYERS = 5;
const STEPS = 60_000;
const DISK = '3m';
/** A log that has not grown for so long belongs to a trainer that waits. Unit: ms. */
const STILL_MS = 2500;
const STEP_BYTES = 12 + 4 * LAYERS * 8;
/** Runs the scene; the database stays away for `downMs` after training has paused. */
export async function fullDisk({ home, downMs }) {
    const disk = path.join(home, 'disk');
    mkdirSync(disk, { recursive: true });
    const problem = mountSmall(disk);
    if (problem !== null)
        return { kind: 'skipped', reason: problem };
    const store = await openStore({ home, applicationName: 'full disk' });
    const link = await breakableLink(store.connectionString);
    const run = uuidv7();
    await createRun(store, { uuid: run, name: 'full disk', spec: {}, state: 'running', origin: 'cli', scaler: 'none' });
    const log = path.join(home, 'full-disk.log');
    const task = { home: disk, databaseUrl: link.connectionString, run, layers: LAYERS, steps: STEPS, paceMs: 0, log, checkpoint: `${log}.step` };
    const child = startTrainer(task);
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
        while (madeSteps(log) < 300)
            await sleep(20);
        const downFrom = performance.now();
        link.cut();
        const pausedAt = await whenStill(log, child);
        await sleep(downMs);
        const madeWhilePaused = madeSteps(log) - pausedAt;
        link.mend();
        const downSeconds = Math.round((performance.now() - downFrom) / 1000);
        const exitCode = await ended;
        const compared = await compareWithLog(store, { run, layers: LAYERS, log });
        return { kind: 'done', pausedAt, madeWhilePaused, downSeconds, exitCode, state: (await findRun(store, run))?.state, compared };
    }
    finally {
        child.kill('SIGKILL');
        await ended;
        await link.close();
        await store.close();
        execFileSync('umount', [disk]);
    }
}
function mountSmall(folder) {
    try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], { stdio: 'pipe' });
        return null;
    }
    catch (error) {
        return `a small tmpfs cannot be mounted here: ${String(error).split('\n')[0] ?? ''}`;
    }
}
function startTrainer(task) {
    return spawn(process.execPath, [TRAINER, JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'inherit'] });
}
function madeSteps(log) {
    return Math.floor((statSync(log, { throwIfNoEntry: false })?.size ?? 0) / STEP_BYTES);
}
/** Waits until the trainer makes no more steps; returns how many it made. */
async function whenStill(log, child) {
    let steps = madeSteps(log);
    let since = performance.now();
    while (performance.now() - since < STILL_MS) {
        await sleep(50);
        if (child.exitCode !== null)
            throw new Error(`the trainer ended with code ${child.exitCode}`);
        if (madeSteps(log) === steps)
            continue;
        steps = madeSteps(log);
        since = performance.now();
    }
    return steps;
}
//# sourceMappingURL=full-disk.js.map