// Kills Python trainers, the service and its database at random, and then counts: decisions in the ledger = decisions made,
// every value bit for bit, none twice; and per start of a trainer, how many of the steps that the client had returned for are gone.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createAccessToken, findRun, openStore } from '#libs/decision-store';
import { killAll } from './client-killing.js';
import { startPlaces, startsOf } from './client-places.js';
import { startService } from './client-service.js';
import { compareWithMade } from './compare.js';
import { madeByLateClient, madeByPlainClient } from './made-steps.js';
/** Steps that a kill may take though the client had returned for them. @see clients/python/README.md, PyTorch */
export const MOST_LOST = { plain: 0, late: 32 };
/** Two plain trainers and, where Python has PyTorch, a late one; says so where it has not. */
export function placesFor(python, say) {
    const isThere = spawnSync(python, ['-c', 'import torch']).status === 0;
    if (!isThere)
        say(`SKIPPED (${python} has no PyTorch): trainers whose client writes late`);
    return isThere ? ['plain', 'plain', 'late'] : ['plain', 'plain'];
}
/** Tortures. @throws Error when a trainer or the service fails for a reason that no kill explains. */
export async function tortureClients(options) {
    const { home, say } = options;
    const store = await openStore({ home, applicationName: 'client torture', log: say });
    const spool = path.join(home, 'client-spool');
    mkdirSync(spool, { recursive: true });
    const { secret } = await createAccessToken(store, { role: 'ingest', name: 'torture', createdBy: 'torture' });
    const service = await startService(home);
    const state = { isOver: false };
    const environment = { PATH: process.env['PATH'], HOME: home, GRADLENS_URL: service.url, GRADLENS_TOKEN: secret, GRADLENS_SPOOL: spool };
    const isOver = () => state.isOver;
    const places = startPlaces({ ...options, environment, isOver });
    try {
        const killing = killAll({ ...options, store, places, service, isOver });
        const kills = await Promise.race([killing, places.ended.then(() => killing)]);
        state.isOver = true;
        await places.ended;
        const runs = [];
        for (const task of places.tasks)
            runs.push(await resultOf(store, task));
        return { kills, runs };
    }
    finally {
        state.isOver = true;
        places.stop();
        await service.stop();
        await store.close();
    }
}
async function resultOf(store, task) {
    const { run, trainer, layers, steps } = task;
    const made = trainer === 'late' ? madeByLateClient : madeByPlainClient;
    const compared = await compareWithMade(store, { run, layers, steps, bits: (step) => made(step, layers) });
    const starts = startsOf(task);
    const most = (of) => Math.max(...starts.map(of));
    return { ...compared, trainer, starts: starts.length, lost: most(({ lost }) => lost), lostMs: most(({ lostMs }) => lostMs), state: (await findRun(store, run))?.state };
}
//# sourceMappingURL=client-torture.js.map