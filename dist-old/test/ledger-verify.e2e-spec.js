import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatAnchorLine } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import { appendAuditEntry, createRun, openKeyring, openStore, setRunState } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, ROOT } from './spec-support/program.js';
/** A real run, proven, exported and imported through the command line. */
describe('gradlens verify, db export and db import', { timeout: 300_000 }, () => {
    let home;
    let elsewhere;
    let run;
    let file;
    let store;
    /** The line of JSON that a command prints, and how it ended. */
    const told = async (args, at = home) => {
        const ended = await gradlens([...args, '--json'], at);
        const line = ended.stdout.trim().split('\n').at(-1) ?? '';
        return { code: ended.code, json: line === '' ? {} : JSON.parse(line), ended };
    };
    beforeAll(async () => {
        [home, elsewhere] = [await freshHome(), await freshHome()];
        file = path.join(home, 'run.ledger');
        // held open: the embedded server need not start for each command
        store = await openStore({ home, applicationName: 'ledger verify' });
        const trained = await gradlens(['run', path.join(ROOT, 'examples', 'calm.yaml'), '--json'], home);
        run = JSON.parse(trained.stdout.trim().split('\n').at(-1) ?? '{}').run;
    }, 300_000);
    afterAll(async () => {
        await store.close();
        for (const folder of [home, elsewhere])
            rmSync(folder, { recursive: true, force: true });
    });
    it('finds a recorded run unaltered, complete, signed and anchored', async () => {
        const { code, json, ended } = await told(['verify', run]);
        expect(json, ended.stderr).toMatchObject({ run, ok: true, complete: true, altered: [], gaps: [], missing: [], anchored: 'yes', keysTrusted: true });
        expect(json.signer).toMatch(/^gradlens-/);
        expect(code).toBe(0);
        const text = await gradlens(['verify', run], home);
        expect(text.stdout).toMatch(new RegExp(`^OK {2}run ${run}: unaltered, complete`));
        expect((await told(['verify', '--all'])).json).toMatchObject({ run, ok: true });
    });
    it('says of a run that never began that there is nothing, which is not wrong; of one whose proof is gone, that it is altered', async () => {
        const [queued, failed] = [uuidv7(), uuidv7()];
        for (const uuid of [queued, failed])
            await createRun(store, { uuid, name: 'never began', spec: {}, state: 'queued', origin: 'api' });
        await setRunState(store, failed, 'failed', { reason: 'a bad spec', expected: ['queued'] });
        expect(await told(['verify', queued])).toMatchObject({ code: 0, json: { state: 'empty', ok: true, altered: [] } });
        expect(await told(['verify', failed])).toMatchObject({ code: 0, json: { state: 'empty', ok: true } });
        expect((await gradlens(['verify', failed], home)).stdout).toMatch(/^EMPTY {2}run .*: nothing was recorded, it ended before it began/);
        expect((await told(['verify', '--all'])).code).toBe(0);
        await store.pool.query('update run set attempt = 1 where uuid = $1', [failed]);
        expect(await told(['verify', failed])).toMatchObject({ code: 1, json: { state: 'altered', ok: false } });
        for (const uuid of [queued, failed])
            await store.pool.query('delete from run where uuid = $1', [uuid]);
    });
    it('exports it as a file that passes by itself, and is found changed', async () => {
        expect((await told(['db', 'export', run, '--format', 'ledger', '-o', file])).code).toBe(0);
        expect((await gradlens(['db', 'export', run, '--format', 'ledger', '-o', file], home)).code).toBe(2);
        const alone = await told(['verify', file], elsewhere);
        expect(alone.json).toMatchObject({ run, file, ok: false, state: 'unvouched', complete: true, altered: [], anchored: 'no', keysTrusted: false });
        expect(alone.code).toBe(1);
        expect((await gradlens(['verify', file], elsewhere)).stdout).toMatch(new RegExp(`^NOT VOUCHED FOR {2}${file}: consistent, complete, and signed by nobody`));
        expect((await told(['verify', file, '--key', path.join(home, 'keys'), '--anchor', path.join(home, 'anchor.jsonl')], elsewhere)).json).toMatchObject({
            ...{ ok: true, state: 'ok', anchored: 'yes', keysTrusted: true },
        });
        const bytes = readFileSync(file);
        bytes[bytes.length - 3000] ^= 4;
        writeFileSync(`${file}.changed`, bytes);
        const changed = await told(['verify', `${file}.changed`], elsewhere);
        expect(changed.code).toBe(1);
        expect(changed.json).toMatchObject({ ok: false, state: 'altered', complete: false });
        expect(JSON.stringify(changed.json.damage)).toContain('at byte');
        expect((await gradlens(['db', 'import', `${file}.changed`], elsewhere)).code).toBe(2);
    });
    it('imports the file elsewhere, where it is proven the same', async () => {
        expect((await told(['db', 'import', file], elsewhere)).json).toMatchObject({ run, outcome: 'imported' });
        expect((await told(['db', 'import', file], elsewhere)).json).toMatchObject({ run, outcome: 'there' });
        const { json } = await told(['verify', run, '--key', path.join(home, 'keys'), '--anchor', path.join(home, 'anchor.jsonl')], elsewhere);
        const { json: here } = await told(['verify', run]);
        expect({ ...json, trust: null }).toEqual({ ...here, trust: null });
    });
    it('exports tables, and ends quietly when nobody reads on', async () => {
        const csv = await gradlens(['db', 'export', run, '--format', 'csv', '--table', 'steps', '--to', '2'], home);
        expect(csv.stdout.split('\r\n').map((line) => line.split(',')[0])).toEqual(['step', '0', '1', '2', '']);
        const parquet = await told(['db', 'export', run, '--format', 'parquet', '-o', path.join(home, 'run.parquet')]);
        expect(parquet.json).toMatchObject({ table: 'decisions' });
        expect(existsSync(path.join(home, 'run.parquet'))).toBe(true);
    });
    it('checks the audit log, alone and among all; an altered entry and one that is missing are told with their numbers', async () => {
        const keys = openKeyring(home);
        const entry = { kind: 'change', action: 'cancelRun', actor: 'desk-1', tokenId: 't', role: 'operator', project: null, run, args: '{}', outcome: 'done', result: 'CancelRunPayload', begun: null };
        // what was exported before is in it, too
        const first = Number((await store.pool.query('select tree_size as size from audit_log')).rows[0]?.size) + 1;
        const heads = [];
        for (let i = 0; i < 3; i++)
            heads.push(await appendAuditEntry(store, entry, { keys, clock: systemClock }));
        appendFileSync(path.join(home, 'anchor.jsonl'), heads.map((head) => formatAnchorLine(head)).join(''));
        expect(await told(['verify', 'audit-log'])).toMatchObject({ code: 0, json: { ok: true, state: 'ok', entries: first + 2, anchoredTo: first + 2, altered: [] } });
        const all = await gradlens(['verify', '--all'], home);
        expect(all).toMatchObject({ code: 0, stdout: expect.stringContaining(`OK  audit log: unaltered, ${first + 2} entries`) });
        expect(all.stdout).not.toContain('DELETED');
        await store.pool.query(`update audit_entry set actor = 'desk-2' where seq = ${first + 1}`);
        const altered = await told(['verify', 'audit-log']);
        expect(altered).toMatchObject({ code: 1, json: { ok: false, state: 'altered' } });
        expect(altered.json['altered'][0]?.seq).toBe(first + 1);
        await store.pool.query(`update audit_entry set actor = 'desk-1' where seq = ${first + 1}`);
        await store.pool.query(`delete from audit_entry where seq = ${first + 2}`);
        await store.pool.query(`update audit_log set tree_size = ${first + 1}`);
        expect((await gradlens(['verify', 'audit-log'], home)).stdout).toContain(`entry        ${first + 2}: missing: the log has ${first + 1} entries, and the anchor knows ${first + 2}`);
        await store.pool.query('delete from audit_entry');
        writeFileSync(path.join(home, 'anchor.jsonl'), readFileSync(path.join(home, 'anchor.jsonl'), 'utf8').split('\n').filter((line) => !line.includes(heads[0]?.run ?? '?')).join('\n'));
        await store.pool.query(`update audit_log set tree_size = 0, frontier = ''`);
    });
    it('exits with 1 for an altered and a deleted run, with 2 for wrong use', async () => {
        await store.pool.query('update step_chunk set loss[1] = loss[1] + 1 where run_id = (select run_id from run where uuid = $1) and step0 = 0', [run]);
        const altered = await gradlens(['verify', run], home);
        expect(altered.code).toBe(1);
        expect(altered.stdout).toMatch(new RegExp(`^ALTERED {2}run ${run}\n {2}step chunk`));
        await store.pool.query('delete from run where uuid = $1', [run]);
        const deleted = await told(['verify', '--all']);
        expect(deleted.code).toBe(1);
        expect(deleted.json).toMatchObject({ run, deleted: true, ok: false });
        expect((await gradlens(['verify', run], home)).code).toBe(1);
        renameSync(path.join(home, 'anchor.jsonl'), path.join(home, 'anchor.away'));
        expect((await gradlens(['verify', run], home)).code).toBe(2);
        expect((await gradlens(['verify'], home)).code).toBe(2);
        expect((await gradlens(['verify', '/nowhere/at/all'], home)).code).toBe(2);
    });
});
//# sourceMappingURL=ledger-verify.e2e-spec.js.map