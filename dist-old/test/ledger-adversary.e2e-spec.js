import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchoredRunsMissing, firstKey, generateSigner, parseAnchor } from '#libs/audit';
import { exportLedger, openKeyring, readPublicKeys } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tortureFile } from './ledger-adversary/files.js';
import { backUp, cutTail, forge, restore, rewriteValue } from './ledger-adversary/forge.js';
import { isFine, proveInTransaction } from './ledger-adversary/prove-in-transaction.js';
import { recordFirst, recordRun, recordSecond, startRun } from './ledger-adversary/record-run.js';
import { torture } from './ledger-adversary/torture.js';
let store;
let home;
let recording;
let run;
let other;
function anchorLines() {
    return parseAnchor(readFileSync(join(home, 'anchor.jsonl'), 'utf8')).lines;
}
/** Keys and anchor, as whoever verifies has them. */
function trust(without = {}) {
    const anchors = without.anchor === true ? null : anchorLines().filter((line) => line.run === run);
    return { publicKeys: without.keys === true ? null : readPublicKeys(join(home, 'keys')), anchors };
}
/** Does something to the database in a transaction that is rolled back, and lets it be seen before. */
async function undone(work) {
    const client = await store.pool.connect();
    try {
        await client.query('begin');
        return await work(client);
    }
    finally {
        await client.query('rollback');
        client.release();
    }
}
/** What a check finds after something was done to the database. */
function afterwards(work, ...known) {
    return undone(async (client) => {
        await work(client);
        const proofs = [];
        for (const trusted of known)
            proofs.push(await proveInTransaction(client, run, trusted));
        return proofs;
    });
}
function what(proof) {
    return [...new Set([...(proof?.verdict?.altered ?? []).map((item) => item.what), ...(proof?.differences ?? []).map(({ table }) => table)])];
}
beforeAll(async () => {
    store = await testStore();
    home = mkdtempSync(join(tmpdir(), 'gradlens-adversary-'));
    recording = { store, home, layers: 3, seed: 1 };
    run = await startRun(recording);
    await recordFirst(recording, run);
    await keepBackup();
    await recordSecond(recording, run);
    other = await recordRun({ ...recording, seed: 2 });
}, 120_000);
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
describe('an adversary by chance', () => {
    it('has not touched this ledger', async () => {
        const [proof] = await afterwards(() => Promise.resolve(), trust());
        expect(what(proof)).toEqual([]);
        expect(proof?.verdict).toMatchObject({ missing: [], ended: 'completed', anchored: 'yes', keysTrusted: true });
        expect(proof?.verdict?.gaps).toMatchObject([{ fromStep: 300, toStep: 309, signed: true, filled: false }]);
        expect(isFine(proof ?? null)).toBe(true);
    });
    it('is found whatever one thing is changed in the database', async () => {
        const { missed, made } = await torture({ store, run, other, trust: trust(), changes: 100, seed: 7 });
        expect(missed).toEqual([]);
        expect(Object.values(made).reduce((sum, count) => sum + count, 0)).toBe(100);
    });
    it('is found whatever one bit is changed in an exported file', async () => {
        const file = join(home, 'run.ledger');
        const handle = await open(file, 'w');
        await exportLedger(store, run, { product: 'test', exportedAt: new Date(0) }, (bytes) => handle.appendFile(bytes));
        await handle.close();
        expect(await tortureFile(file, trust(), { changes: 100, seed: 7 })).toEqual([]);
    });
});
describe('an adversary with all rights on the database and no key', () => {
    it('is found where a value is rewritten with its hashes and roots: by the signature', async () => {
        const [proof] = await afterwards(async (client) => {
            await rewriteValue(client, run);
            await forge(client, run, null);
        }, trust({ anchor: true }));
        expect(what(proof)).toEqual(['signature', 'head']);
    });
    it('is found where all is signed anew with a key of his own: by the keys, or else by the anchor', async () => {
        const own = generateSigner();
        const [known, anchored, neither] = await afterwards(async (client) => {
            await rewriteValue(client, run);
            await forge(client, run, own);
            await registerKey(client, own);
        }, trust({ anchor: true }), trust({ keys: true }), trust({ anchor: true, keys: true }));
        expect(what(known)).toContain('key');
        expect(what(anchored)).toContain('anchor');
        // with nothing from elsewhere it cannot be found, and that is said
        expect(isFine(neither ?? null)).toBe(true);
        expect(neither?.verdict?.cannotExclude.join(' ')).toMatch(/signed anew with other keys cannot be excluded/);
        expect(neither?.verdict).toMatchObject({ anchored: 'no', keysTrusted: false });
    });
    it('is found where an older backup is restored: by the anchor alone', async () => {
        const [behind, alone] = await afterwards(restore, trust(), trust({ anchor: true }));
        expect(behind?.verdict).toMatchObject({ anchored: 'behind' });
        expect(isFine(behind ?? null)).toBe(false);
        expect(isFine(alone ?? null)).toBe(true);
        expect(alone?.verdict?.cannotExclude.join(' ')).toMatch(/an older backup restored, cannot be excluded/);
    });
    it('is found where a run is deleted: by the anchor', async () => {
        const runs = await undone(async (client) => {
            await client.query('delete from run where uuid = $1', [run]);
            const { rows } = await client.query('select uuid from run');
            return rows.map(({ uuid }) => uuid);
        });
        expect(anchoredRunsMissing(anchorLines(), new Set(runs))).toEqual([run]);
    });
});
describe('an adversary who has stolen the key', () => {
    it('is found where the newest tail is cut and signed: by the anchor, and else it is said what cannot be excluded', async () => {
        const [behind, alone] = await afterwards(async (client) => {
            await cutTail(client, run);
            await forge(client, run, openKeyring(home).signer);
        }, trust(), trust({ anchor: true }));
        expect(behind?.verdict).toMatchObject({ anchored: 'behind' });
        expect(what(alone)).toEqual([]);
        expect(isFine(alone ?? null)).toBe(true);
        expect(alone?.verdict?.cannotExclude.join(' ')).toMatch(/newest part was cut, .*cannot be excluded/);
    });
    it('is found where a value is rewritten and signed: by the anchor', async () => {
        const [history, alone] = await afterwards(async (client) => {
            await rewriteValue(client, run);
            await forge(client, run, openKeyring(home).signer);
        }, trust(), trust({ anchor: true }));
        expect(what(history)).toEqual(['history']);
        expect(isFine(alone ?? null)).toBe(true);
        expect(alone?.verdict?.cannotExclude.join(' ')).toMatch(/Whoever has a private key can sign another history/);
    });
    it('is found where a second history is recorded: by the anchor', async () => {
        const secret = mkdtempSync(join(tmpdir(), 'gradlens-fork-'));
        cpSync(join(home, 'keys'), join(secret, 'keys'), { recursive: true });
        const client = await store.pool.connect();
        await client.query('begin');
        await restore(client);
        await client.query('commit');
        client.release();
        await recordSecond({ ...recording, home: secret, seed: 5 }, run);
        const [fork, alone] = await afterwards(() => Promise.resolve(), trust(), trust({ anchor: true }));
        expect(what(fork)).toContain('history');
        expect(isFine(alone ?? null)).toBe(true);
        rmSync(secret, { recursive: true, force: true });
    });
});
async function keepBackup() {
    const client = await store.pool.connect();
    await backUp(client, run);
    client.release();
}
async function registerKey(client, signer) {
    const { keyName, publicKey, createdAtUs, endorsedBy, endorsement } = firstKey(signer, 1);
    await client.query('delete from ledger_key');
    await client.query('insert into ledger_key (key_name, public_key, created_at_us, endorsed_by, endorsement) values ($1, $2, $3, $4, $5)', [
        ...[keyName, publicKey, createdAtUs, endorsedBy, endorsement],
    ]);
}
//# sourceMappingURL=ledger-adversary.e2e-spec.js.map