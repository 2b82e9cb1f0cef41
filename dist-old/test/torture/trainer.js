// A process that trains as far as the recorder can tell, and is killed at any moment: it makes steps, logs them on its
// own, records them, and goes on from its last checkpoint when it is started again. Exit codes tell the driver how it went.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#libs/contracts';
import { holdRun, openRecorder, openStore, shipSpool, startAttempt } from '#libs/decision-store';
import { madeStep, openStepLog } from './made-steps.js';
import { TRAINER_EXIT } from './trainer-task.js';
const CHECKPOINT_EVERY = 97;
const PATIENCE_MS = 4000;
const task = JSON.parse(process.argv[2] ?? '{}');
process.exit(await main());
async function main() {
    const store = await openStore({ home: '', databaseUrl: task.databaseUrl, applicationName: 'torture trainer' });
    const { connectionString } = store;
    const delivery = await shipSpool({ connectionString, home: task.home, run: task.run, clock: systemClock });
    if (delivery.kind === 'held' || delivery.kind === 'unreachable')
        return TRAINER_EXIT.again;
    if (delivery.kind === 'refused')
        throw new Error(delivery.problem);
    if ((await holdRun(store, task.run)) === null)
        return TRAINER_EXIT.again;
    const attempt = await startAttempt(store, task.run, {
        layers: Array.from({ length: task.layers }, (_, layer) => ({ layer, name: `layer${layer}`, kind: 'dense', module: '', depth: layer, parameterCount: 1 })),
        backend: { name: 'none' },
        ...{ versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: task.steps },
    });
    const sink = openRecorder({ ...attempt, connectionString, home: task.home, runUuid: task.run, layers: task.layers, flushIntervalMs: 40 });
    await train(sink);
    sink.note({ kind: 'end', step: task.steps, note: { state: 'completed', reason: null, summary: null } });
    const { committed } = await sink.close(PATIENCE_MS);
    return committed ? TRAINER_EXIT.done : TRAINER_EXIT.again;
}
async function train(sink) {
    const log = openStepLog(task.log, task.layers);
    for (let step = readCheckpoint(); step < task.steps; step++) {
        const frame = madeStep(step, task.layers);
        log.write(frame);
        while (!sink.push(frame))
            await sink.ready();
        if (task.paceMs > 0)
            await sleep(task.paceMs);
        if ((step + 1) % CHECKPOINT_EVERY !== 0)
            continue;
        await sink.flush();
        writeFileSync(`${task.checkpoint}.tmp`, String(step + 1));
        renameSync(`${task.checkpoint}.tmp`, task.checkpoint);
    }
    log.close();
}
function readCheckpoint() {
    return existsSync(task.checkpoint) ? Number(readFileSync(task.checkpoint, 'utf8')) : 0;
}
//# sourceMappingURL=trainer.js.map