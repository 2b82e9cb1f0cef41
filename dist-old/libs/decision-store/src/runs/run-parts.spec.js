import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgeCommand, pendingCommands, sendCommand } from '../commands/run-commands.js';
import * as parts from './run-parts.js';
import { createTestRun } from './run.fixture.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const create = () => createTestRun(store);
describe('parts of a run', () => {
    it('keeps evaluations with their non-finite values, the latest of a step', async () => {
        const { uuid } = await create();
        await parts.recordEvaluation(store, uuid, { step: 9, split: 'test', loss: 1, accuracy: 0.5 });
        await parts.recordEvaluation(store, uuid, { step: 9, split: 'test', loss: NaN, accuracy: 0.25 });
        await parts.recordEvaluation(store, uuid, { step: 4, split: 'test', loss: Infinity, accuracy: null });
        const others = { r2: null, rmse: null, mae: null };
        expect(await parts.listEvaluations(store, uuid)).toEqual([
            { step: 4, split: 'test', loss: Infinity, accuracy: null, ...others },
            { step: 9, split: 'test', loss: NaN, accuracy: 0.25, ...others },
        ]);
    });
    it('gives the checkpoint of the highest step', async () => {
        const { uuid } = await create();
        expect(await parts.latestCheckpoint(store, uuid)).toBeNull();
        for (const step of [10, 30, 20]) {
            await parts.recordCheckpoint(store, uuid, { step, path: `/c/${step}`, sha256: 'ff', sizeBytes: 5_000_000_000 });
        }
        expect(await parts.latestCheckpoint(store, uuid)).toEqual({ step: 30, path: '/c/30', sha256: 'ff', sizeBytes: 5_000_000_000 });
    });
    it('refuses to record anything of a run that is not there', async () => {
        await expect(parts.recordEvent(store, uuidv7(), { step: 1, kind: 'x', detail: {} })).rejects.toThrow('there is no run');
    });
});
describe('commands', () => {
    it('numbers commands within the run and keeps the first acknowledgement', async () => {
        const { uuid } = await create();
        const send = () => sendCommand(store, uuid, 'pause', { by: 'ada', reason: 'look', args: { at: 3 } });
        expect((await Promise.all([send(), send(), send()])).sort()).toEqual([1, 2, 3]);
        await acknowledgeCommand(store, uuid, 1, 7);
        await acknowledgeCommand(store, uuid, 1, 9);
        const pending = await pendingCommands(store, uuid);
        expect(pending.map((command) => command.seq)).toEqual([2, 3]);
        expect(pending[0]).toMatchObject({ kind: 'pause', by: 'ada', reason: 'look', args: { at: 3 } });
        const { rows } = await store.pool.query('select acked_step from run_command where acked_at is not null and kind = $1', ['pause']);
        expect(rows).toEqual([{ acked_step: 7 }]);
    });
});
//# sourceMappingURL=run-parts.spec.js.map