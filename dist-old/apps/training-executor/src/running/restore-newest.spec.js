import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRun, recordCheckpoint, recordEvent } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCheckpoint } from './checkpoints.js';
import { restoreNewest } from './restore-newest.js';
let store;
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-restore-'));
beforeAll(async () => {
    store = await testStore();
});
afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
});
/** A run with a checkpoint every 100 steps up to 400, of which those of the steps `gone` are not there, that was rolled back from step 350 to 100. @returns the step it goes on from. */
async function goesOnFrom(...gone) {
    const run = uuidv7();
    await createRun(store, { uuid: run, name: 'rolled back', spec: {}, state: 'running', origin: 'cli' });
    for (const step of [100, 200, 300, 400]) {
        const file = await writeCheckpoint(path.join(folder, run), step, Uint8Array.of(step / 100));
        await recordCheckpoint(store, run, file);
        if (gone.includes(step))
            rmSync(file.path);
    }
    await recordEvent(store, run, { step: 350, kind: 'rollback', detail: { fromStep: 350, toStep: 100, resetSteps: 100, sha256: 'f00', by: 'desk-1', reason: 'a test' } });
    const training = { step: 0, restore: ([hundreds]) => { training.step = (hundreds ?? 0) * 100; } };
    await restoreNewest({ store, say: () => undefined }, training, run);
    return training.step;
}
it('goes on from the newest checkpoint that is there, or from step 0', async () => {
    expect(await goesOnFrom(100, 200, 300)).toBe(400);
    expect(await goesOnFrom(400)).toBe(300);
    expect(await goesOnFrom(100, 200, 300, 400)).toBe(0);
});
it('refuses a run before an attempt begins that would come to a rollback without the checkpoint it went back to', async () => {
    await expect(goesOnFrom(100, 400)).rejects.toThrow('go on from step 300 and at step 350 back to step 100, whose checkpoint is not on this machine');
    expect(await goesOnFrom(200, 300, 400)).toBe(100);
});
//# sourceMappingURL=restore-newest.spec.js.map