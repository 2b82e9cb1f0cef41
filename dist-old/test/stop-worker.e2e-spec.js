import { rmSync } from 'node:fs';
import { createRun, findRun, openStore } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended, freshHome, start } from './spec-support/program.js';
let home;
let store;
beforeAll(async () => {
    home = await freshHome();
    store = await openStore({ home, applicationName: 'stop worker' });
}, 120_000);
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
const SPEC = { name: 'cut', data: { kind: 'generated-credit', rows: 400 }, model: { kind: 'mlp', hidden: [8] }, backend: 'cpu', budget: { steps: 200_000 } };
it('leaves a run that was only starting to the next worker, and cancels one that trained', { timeout: 240_000 }, async () => {
    const run = uuidv7();
    await createRun(store, { uuid: run, name: 'cut', spec: SPEC, state: 'queued', origin: 'api', enqueue: true });
    const states = [];
    for (const isStarted of [(text) => text.includes(`run ${run} (cut) starts`), null]) {
        const worker = start(['worker'], home);
        const ending = ended(worker);
        let errors = '';
        worker.stderr?.on('data', (part) => (errors += part.toString()));
        if (isStarted !== null)
            await expect.poll(() => isStarted(errors), { timeout: 60_000, interval: 5 }).toBe(true);
        else
            await expect.poll(async () => (await findRun(store, run))?.state, { timeout: 60_000, interval: 50 }).toBe('running');
        worker.kill('SIGTERM');
        const { stderr } = await ending;
        expect(stderr).not.toContain('Unhandled');
        states.push((await findRun(store, run))?.state);
    }
    expect(states).toEqual(['queued', 'cancelled']);
});
//# sourceMappingURL=stop-worker.e2e-spec.js.map