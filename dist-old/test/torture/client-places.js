// Places for Python trainers: in each, a run is trained to its end, however often its trainer is killed, and then the next one.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { repoRoot } from '../../apps/api/src/common/repo-root.js';
const TRAINER = path.join(repoRoot(), 'test/torture/client_trainer.py');
/** A step of a late trainer takes less to make: slower, it is as long at work, and killed as often. */
const PACE_S = { plain: 0.001, late: 0.005 };
const TOLD_BYTES = 16;
/** Starts a trainer in each place. */
export function startPlaces(options) {
    const tasks = [];
    const living = new Map();
    const state = { isStopped: false };
    const begin = (task) => runOnce(task, options, living);
    const work = async (trainer) => {
        do {
            const run = uuidv7();
            const { layers, steps, home } = options;
            const task = { run, trainer, layers, steps, files: path.join(home, `client-${run}`) };
            tasks.push(task);
            while ((await begin(task)).exitCode !== 0 && !state.isStopped)
                ;
        } while (!state.isStopped && !options.isOver());
    };
    const ended = Promise.all(options.trainers.map(work));
    ended.catch(() => undefined); // whoever waits for it is told
    const stop = () => {
        state.isStopped = true;
        for (const child of living.keys())
            child.kill('SIGKILL');
    };
    return { tasks, begun: () => [...living].flatMap(begunOf), ended, stop };
}
/** The starts that were written down. */
export function startsOf({ files }) {
    if (!existsSync(`${files}.starts`))
        return [];
    return readFileSync(`${files}.starts`, 'utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line));
}
function begunOf([child, { task, startsBefore }]) {
    if (child.exitCode !== null || child.signalCode !== null || startsOf(task).length === startsBefore)
        return [];
    return [{ child, trainer: task.trainer, isRecording: statSync(`${task.files}.returned`).size < TOLD_BYTES * task.steps }];
}
/** One trainer process to its end. @throws Error unless all is delivered, or it was killed. */
async function runOnce(task, { python, environment }, living) {
    const { run, trainer, layers, steps, files } = task;
    const told = JSON.stringify({ run, kind: trainer, layers, steps, pace_s: PACE_S[trainer], files });
    const env = { ...environment, PYTHONPATH: path.join(repoRoot(), 'clients/python/src') };
    const child = spawn(python, [TRAINER, told], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    living.set(child, { task, startsBefore: startsOf(task).length });
    let errors = '';
    child.stderr.on('data', (part) => (errors = (errors + part.toString()).slice(-4000)));
    await new Promise((resolve) => child.once('close', resolve));
    living.delete(child);
    if (child.exitCode !== 0 && child.signalCode !== 'SIGKILL')
        throw new Error(`a trainer of run ${run} (${trainer}) ended with code ${String(child.exitCode)}: ${errors}`);
    return child;
}
//# sourceMappingURL=client-places.js.map