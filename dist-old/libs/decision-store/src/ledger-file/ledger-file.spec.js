import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigner, isSound } from '#libs/audit';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshot } from '../open/snapshot.js';
import { proveRun } from '../proving/prove-run.js';
import { FULL_STORY, madeFrames } from '../testing/made-frames.js';
import { storeLedger } from '../testing/stored-ledger.js';
import { importLedger } from './import-ledger.js';
import { proveFile } from './prove-file.js';
import { writeLedgerFile } from './write-ledger-file.js';
const signer = generateSigner();
const trust = () => ({ publicKeys: new Map([[signer.keyName, signer.publicKey]]), anchors: null });
let store;
let folder;
let ledger;
let path;
async function exportTo(file, from, source = store) {
    const handle = await open(file, 'w');
    try {
        const facts = { product: 'test', exportedAt: new Date(0) };
        return await snapshot(source, (client) => writeLedgerFile(client, from, facts, (bytes) => handle.appendFile(bytes)));
    }
    finally {
        await handle.close();
    }
}
beforeAll(async () => {
    store = await testStore();
    folder = mkdtempSync(join(tmpdir(), 'gradlens-file-'));
    const run = { uuid: randomUUID(), layers: 3, story: FULL_STORY };
    ledger = await storeLedger(store, run, madeFrames(run), { signer, compactTo: 256 });
    path = join(folder, 'run.ledger');
    await exportTo(path, ledger);
});
afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
});
describe('an exported ledger', () => {
    it('passes the check that the database passes', async () => {
        const proof = await proveFile(path, { trust });
        const live = await proveRun(store, ledger.uuid, { trust });
        expect(proof).toMatchObject({ differences: [], damage: null });
        expect(proof.verdict).toEqual(live?.verdict);
        expect(live).toMatchObject({ differences: [], moreDifferences: 0 });
        expect(proof.verdict).toMatchObject({ altered: [], complete: false, missing: [], gaps: [{ fromStep: 300, toStep: 309, signed: true }] });
        expect(isSound(proof.verdict)).toBe(true);
    });
    it('is found changed wherever a byte is, with the place of the record', async () => {
        const bytes = readFileSync(path);
        const changed = join(folder, 'changed.ledger');
        for (let offset = 0; offset < bytes.length; offset += 997) {
            const copy = Buffer.from(bytes);
            copy[offset] = copy[offset] ^ (1 << (offset % 8));
            writeFileSync(changed, copy);
            const { damage } = await proveFile(changed, { trust });
            expect(damage?.offset).toBeLessThanOrEqual(offset);
            expect(damage?.detail).toContain('changed.ledger: at byte');
        }
    });
    it('is found cut and lengthened', async () => {
        const bytes = readFileSync(path);
        const changed = join(folder, 'cut.ledger');
        for (const length of [0, 5, 18, 30, 1000, bytes.length - 1]) {
            writeFileSync(changed, bytes.subarray(0, length));
            expect((await proveFile(changed, { trust })).damage).not.toBeNull();
        }
        writeFileSync(changed, Buffer.concat([bytes, bytes.subarray(18, 400)]));
        expect((await proveFile(changed, { trust })).damage?.offset).toBeGreaterThanOrEqual(bytes.length);
    });
});
describe('importLedger', () => {
    it('gives another database the same ledger, once', async () => {
        const other = await testStore();
        try {
            expect(await importLedger(other, path, trust)).toMatchObject({ run: ledger.uuid, outcome: 'imported' });
            expect(await importLedger(other, path, trust)).toMatchObject({ outcome: 'there' });
            const there = await proveRun(other, ledger.uuid, { trust });
            expect(there).toMatchObject({ differences: [], moreDifferences: 0 });
            expect(there?.verdict).toEqual((await proveFile(path, { trust })).verdict);
            const again = join(folder, 'again.ledger');
            const { rows } = await other.pool.query('select run_id from run where uuid = $1', [ledger.uuid]);
            await exportTo(again, { ...ledger, runId: rows[0].run_id }, other);
            expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
        }
        finally {
            await other.close();
        }
    });
    it('refuses a file that does not pass, and another ledger of the same uuid', async () => {
        const changed = join(folder, 'changed.ledger');
        const bytes = readFileSync(path);
        bytes[bytes.length - 500] ^= 1;
        writeFileSync(changed, bytes);
        await expect(importLedger(store, changed, trust)).rejects.toThrow(/checksum/);
        const other = await testStore();
        try {
            const run = { uuid: ledger.uuid, layers: 3, story: FULL_STORY.slice(0, 3) };
            await storeLedger(other, run, madeFrames(run), { signer });
            await expect(importLedger(other, path, trust)).rejects.toThrow(/that this database does not have, or has as it is/);
        }
        finally {
            await other.close();
        }
    });
});
//# sourceMappingURL=ledger-file.spec.js.map