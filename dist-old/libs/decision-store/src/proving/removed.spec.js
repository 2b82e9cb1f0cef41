import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstKey, generateSigner, isSound } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLedger } from '../ledger-file/export-ledger.js';
import { importLedger } from '../ledger-file/import-ledger.js';
import { proveFile } from '../ledger-file/prove-file.js';
import { holdForLaw, liftHold } from '../retention/legal-holds.js';
import { removeDecisions } from '../retention/remove-decisions.js';
import { signRetention } from '../retention/retention-fact.js';
import { FULL_STORY, madeFrames } from '../testing/made-frames.js';
import { storeLedger } from '../testing/stored-ledger.js';
import { proveRun } from './prove-run.js';
const signer = generateSigner();
const trust = () => ({ publicKeys: new Map([[signer.keyName, signer.publicKey]]), anchors: null });
const uuid = randomUUID();
let store;
let folder;
let runId;
beforeAll(async () => {
    store = await testStore();
    folder = mkdtempSync(join(tmpdir(), 'gradlens-removed-'));
    // the last checkpoint of a run is one step behind its last decision
    const lastCheckpoint = { kind: 'fact', step: 600, note: { type: 'checkpoint', path: '/checkpoints/600', sha256: 'cd'.repeat(32), sizeBytes: 9 } };
    const run = { uuid, layers: 3, story: [...FULL_STORY.slice(0, -1), lastCheckpoint, ...FULL_STORY.slice(-1)] };
    ({ runId } = await storeLedger(store, run, madeFrames(run), { signer, compactTo: 256 }));
    const hold = await holdForLaw(store, uuid, { by: 'a person', reason: 'a complaint' });
    await liftHold(store, hold.hold, { by: 'a person', reason: 'settled' });
    const recordRetention = signRetention(store, { keys: { signer, rows: [firstKey(signer, 1)] }, clock: systemClock });
    expect(await removeDecisions(store, uuid, { by: 'a person', reason: 'too old', recordRetention })).toMatchObject({ kind: 'removed', decisions: 590 * 3 });
});
afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
});
describe('a ledger whose decisions retention removed', () => {
    it('is sound, and tells what was removed and by whom', async () => {
        const proof = await proveRun(store, uuid, { trust });
        expect(proof).toMatchObject({ differences: [] });
        expect(proof?.verdict).toMatchObject({ altered: [], removed: [{ by: 'a person', reason: 'too old' }] });
        expect(isSound(proof.verdict)).toBe(true);
    });
    it('is exported and imported as it is', async () => {
        const file = join(folder, 'removed.ledger');
        const handle = await open(file, 'w');
        await exportLedger(store, uuid, { product: 'test', exportedAt: new Date(0) }, (bytes) => handle.appendFile(bytes));
        await handle.close();
        const { verdict } = (await proveRun(store, uuid, { trust }));
        expect((await proveFile(file, { trust })).verdict).toEqual(verdict);
        const other = await testStore();
        try {
            await importLedger(other, file, trust);
            expect(await proveRun(other, uuid, { trust })).toMatchObject({ differences: [], verdict });
        }
        finally {
            await other.close();
        }
    });
    it('is found changed where more is removed than was told, or less', async () => {
        await store.pool.query('update ingest_state set removed_step = removed_step - 1 where run_id = $1', [runId]);
        expect((await proveRun(store, uuid, { trust }))?.differences).toMatchObject([{ table: 'ingest_state', column: 'removed_step' }]);
        await store.pool.query('update ingest_state set removed_step = removed_step + 1 where run_id = $1', [runId]);
        await store.pool.query(`update ledger_frame set note = replace(note, 'too old', 'no reason') where run_id = $1`, [runId]);
        expect((await proveRun(store, uuid, { trust }))?.verdict?.altered.map(({ what }) => what)).toContain('note');
    });
});
//# sourceMappingURL=removed.spec.js.map