import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkpointShelf, KEPT_CHECKPOINTS } from './checkpoint-shelf.js';
import { writeCheckpoint } from './checkpoints.js';
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-shelf-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
it('keeps the newest few, drops older files, and finds the newest good one at or before a step', async () => {
    const shelf = checkpointShelf([]);
    const files = [];
    for (const step of [10, 20, 30, 40]) {
        const file = await writeCheckpoint(folder, step, Buffer.from('x'));
        files.push(file.path);
        await shelf.add(file);
    }
    expect(files.map((file) => existsSync(file))).toEqual([false, true, true, true]);
    expect(files).toHaveLength(KEPT_CHECKPOINTS + 1);
    expect(shelf.newest(Infinity, () => true)?.step).toBe(40);
    expect(shelf.newest(39, () => true)?.step).toBe(30);
    expect(shelf.newest(39, (step) => step !== 30)?.step).toBe(20);
    expect(shelf.newest(19, () => true)).toBeNull();
    expect([shelf.at(10), shelf.at(20)?.step]).toEqual([null, 20]);
});
it('keeps the checkpoint that a rollback may go back to, as long as one may', async () => {
    const shelf = checkpointShelf([]);
    shelf.pin(25);
    const add = async (step) => shelf.add(await writeCheckpoint(folder, step, Buffer.from('x')));
    for (const step of [10, 20, 30, 40, 50, 60])
        await add(step);
    expect([10, 20, 30, 40].map((step) => shelf.at(step) !== null)).toEqual([false, true, false, true]);
    shelf.pin(null);
    await add(70);
    expect(shelf.at(20)).toBeNull();
});
//# sourceMappingURL=checkpoint-shelf.spec.js.map