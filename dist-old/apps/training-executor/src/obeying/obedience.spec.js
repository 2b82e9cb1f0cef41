import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkpointShelf } from '../running/checkpoint-shelf.js';
import { writeCheckpoint } from '../running/checkpoints.js';
import { createObedience, MOST_ROLLBACKS } from './obedience.js';
import { orderQueue } from './order.js';
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-obey-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const who = { by: 'somebody', reason: 'a test' };
const lower = (seq) => ({ kind: 'lower', seq, ...who, args: { layers: null, steps: 10, guards: false } });
const back = (seq, toStep = null) => ({ kind: 'rollback', seq, ...who, args: { toStep } });
/** An obedience over a training that only tells what was done to it, in order. */
async function scene(options = {}) {
    const log = [];
    let lowerings = [];
    const files = await Promise.all((options.checkpoints ?? []).map((step) => writeCheckpoint(folder, step, Buffer.from(String(step)))));
    const orders = orderQueue();
    const obedience = createObedience({
        training: {
            lower: (list) => {
                lowerings = list;
                log.push(`lowered ${list.length}`);
            },
            rollBack: (bytes) => void log.push(`weights of ${Buffer.from(bytes).toString()}`),
        },
        sink: {
            note: ({ step, note }) => void log.push(`note ${step} ${String(note['kind'])} ${note['detail'].problem ?? ''}`.trim()),
            flush: () => Promise.resolve(void log.push('on disk')),
        },
        shelf: checkpointShelf(files),
        orders,
        recorded: options.recorded ?? [],
        firstStep: options.firstStep ?? 0,
        ledgerStep: options.ledgerStep ?? -1,
        say: () => undefined,
        onObeyed: (seq, step) => void log.push(`obeyed ${seq} at ${step}`),
    });
    log.length = 0;
    const before = async (step) => {
        log.length = 0;
        await obedience.before(step, () => Promise.resolve(void log.push('settled')));
        return [...log];
    };
    return { orders, before, obedience, lowerings: () => lowerings };
}
it('costs nothing while nothing is ordered', async () => {
    const { obedience } = await scene();
    expect(obedience.before(5, () => Promise.reject(new Error('not asked')))).toBeNull();
});
it('has an order on the disk, behind all steps before it, before it acts', async () => {
    const { orders, before, lowerings } = await scene();
    orders.push(lower(1));
    expect(await before(7)).toEqual(['settled', 'note 7 lower', 'on disk', 'lowered 1', 'obeyed 1 at 7']);
    expect(lowerings()).toEqual([{ fromStep: 7, toStep: 17, layers: null, guards: false }]);
    expect(await before(8)).toEqual([]);
});
it('waits with new orders while it recomputes what the ledger holds, and at its very first step', async () => {
    const { orders, before } = await scene({ firstStep: 20, ledgerStep: 30 });
    orders.push(lower(1));
    for (const step of [20, 21, 30])
        expect(await before(step)).toEqual([]);
    expect((await before(31)).at(-1)).toBe('obeyed 1 at 31');
});
it('goes back to the newest good checkpoint at or before the step that is asked for', async () => {
    const { orders, before } = await scene({ checkpoints: [10, 20, 30] });
    orders.push(back(1));
    expect(await before(35)).toEqual(['settled', 'note 35 rollback', 'on disk', 'lowered 1', 'weights of 30', 'obeyed 1 at 35']);
    orders.push(back(2, 25));
    expect(await before(40)).toContain('weights of 20');
    // 30 was left behind by the second
    orders.push(back(3));
    expect(await before(45)).toContain('weights of 20');
});
it('refuses a rollback without a checkpoint, of a damaged one, and more than the most', async () => {
    const none = await scene();
    none.orders.push(back(1));
    expect(await none.before(5)).toEqual(['settled', 'note 5 command-refused there is no good checkpoint at or before step 4', 'obeyed 1 at 5']);
    const { orders, before } = await scene({ checkpoints: [2] });
    for (let i = 1; i <= MOST_ROLLBACKS; i++) {
        orders.push(back(i));
        expect(await before(10 * i)).toContain('weights of 2');
    }
    orders.push(back(9));
    expect((await before(90))[1]).toContain(`rolled back ${MOST_ROLLBACKS} times already`);
    const damaged = await scene({ checkpoints: [3] });
    await writeCheckpoint(folder, 3, Buffer.from('other'));
    damaged.orders.push(back(1));
    expect((await damaged.before(5))[1]).toContain('recorded was');
});
it('does a rollback of the record again at its step, without recording it twice; not where the checkpoint has it already', async () => {
    const recorded = [{ kind: 'rollback', step: 30, fromStep: 30, toStep: 20, resetSteps: 100, sha256: '', seq: 1, ...who }];
    const { before, lowerings } = await scene({ recorded, firstStep: 25, ledgerStep: 40, checkpoints: [20] });
    expect(lowerings()).toEqual([{ fromStep: 30, toStep: 130, layers: null, guards: false }]);
    expect(await before(29)).toEqual([]);
    expect(await before(30)).toEqual(['weights of 20']);
    const later = await scene({ recorded, firstStep: 30, ledgerStep: 40, checkpoints: [20] });
    expect(await later.before(30)).toEqual([]);
    const gone = await scene({ recorded, firstStep: 25, ledgerStep: 40 });
    await expect(gone.before(30)).rejects.toThrow('the checkpoint of step 20, which the rollback at step 30 went back to, is not on this machine');
});
//# sourceMappingURL=obedience.spec.js.map