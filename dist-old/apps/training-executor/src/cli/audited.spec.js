import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { parseTraceEffort, readEnvironment, systemClock } from '#libs/contracts';
import { createAccessToken, createRun, openKeyring, proveAuditLog, setRunState, traceStudies } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audited } from './audited.js';
import { runCommandLine } from './command-line.js';
let store;
const home = mkdtempSync(path.join(tmpdir(), 'gradlens-audited-'));
const run = uuidv7();
beforeAll(async () => {
    store = await testStore();
    await createRun(store, { uuid: run, name: 'r', spec: {}, state: 'running', origin: 'cli', project: 'ours' });
    writeFileSync(path.join(home, 'notify.yaml'), 'version: 1\nreceivers:\n  - { kind: webhook, name: hook, url: "http://127.0.0.1:1/", secretEnv: KEY }\nroute: { receiver: hook }\n');
});
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
async function gradlens(args, token) {
    let [out, err] = ['', ''];
    const fake = {
        env: { GRADLENS_HOME: home, DATABASE_URL: store.connectionString, KEY: `whsec_${Buffer.alloc(32, 9).toString('base64')}`, ...(token === undefined ? {} : { GRADLENS_TOKEN: token }) },
        stdout: { write: (text) => ((out += text), true) },
        stderr: { write: (text) => ((err += text), true) },
        on: () => undefined,
        off: () => undefined,
    };
    return { code: await runCommandLine(args, fake), out, err };
}
/** Who did what, and what became of it: the entries of the log, oldest first. */
async function log() {
    const { rows } = await store.pool.query(`select concat_ws(' ', kind, action, outcome, nullif(nullif(result, 'done'), ''), project) as said from audit_entry order by seq`);
    return rows.map(({ said }) => said.trim());
}
it('tells every act before it and what became of it, in the name of the user as operator at the machine', async () => {
    const token = JSON.parse((await gradlens(['token', 'create', '--role', 'viewer', '--name', 'v', '--json'])).out);
    await gradlens(['token', 'revoke', token.tokenId]);
    const silence = JSON.parse((await gradlens(['silence', 'add', 'alertname=x', '--for', '1h', '--reason', 'known', '--json'])).out);
    await gradlens(['silence', 'expire', silence.id, '--reason', 'over']);
    await gradlens(['rules', 'set', 'dead-layer', 'off', '--project', 'ours', '--reason', 'noisy']);
    await gradlens(['control', run, 'pause', '--reason', 'look']);
    await gradlens(['actions', 'approve', run, '1', '--reason', 'yes']);
    await gradlens(['notify', 'test']);
    await gradlens(['keys', 'rotate']);
    await setRunState(store, run, 'completed');
    const hold = JSON.parse((await gradlens(['db', 'hold', run, '--reason', 'court', '--json'])).out);
    await gradlens(['db', 'delete', run, '--yes']);
    await gradlens(['db', 'hold', '--lift', hold.hold, '--reason', 'over']);
    const retained = await gradlens(['db', 'retain', '--run', run, '--apply']);
    expect(retained.err).toMatch(/audit log: 24 entries since \d{4}-\d\d-\d\d, [\d.]+ MB, are kept for ever; retention takes none/);
    await gradlens(['db', 'delete', run, '--yes']);
    const said = await log();
    const pairs = said.flatMap((line, i) => (line.includes(' begun') ? [[line, said[i + 1] ?? '']] : []));
    expect(pairs.map(([begun, ended]) => [begun?.replace(' begun', ''), ended])).toEqual([
        ['change createAccessToken', 'change createAccessToken done'], ['change revokeAccessToken', 'change revokeAccessToken done'],
        ['change createSilence', 'change createSilence done'], ['change expireSilence', 'change expireSilence done'],
        ['change setRule ours', 'change setRule done ours'], ['change pauseRun ours', 'change pauseRun done ours'],
        ['change approveAction ours', 'change approveAction refused NO_REQUEST ours'], ['change testReceivers', 'change testReceivers done'],
        ['change rotateKey', 'change rotateKey done'], ['change holdRun ours', 'change holdRun done ours'],
        ['change deleteRun ours', 'change deleteRun refused REFUSED ours'], ['change liftHold', 'change liftHold done'],
        ['change deleteRun ours', 'change deleteRun done ours'],
    ]);
    const { rows } = await store.pool.query('select distinct actor, token_id, role from audit_entry');
    expect(rows).toEqual([{ actor: userInfo().username, token_id: 'command line', role: 'operator at the machine' }]);
    expect(JSON.stringify((await store.pool.query('select args from audit_entry')).rows)).not.toContain(token.secret);
});
it('verifies behind a rotated key, retention and deletion', async () => {
    const trust = { publicKeys: openKeyring(home).publicKeys(), anchors: null, origin: { keys: '', anchor: '' } };
    const proof = await proveAuditLog(store, trust);
    expect(proof).toMatchObject({ state: 'ok', verdict: { unfinished: [], findings: [] } });
    expect(proof.verdict?.signers).toHaveLength(2);
});
it('does nothing and tells nothing that cannot be recorded', async () => {
    const tokens = async () => (await store.pool.query('select from access_token')).rowCount ?? NaN;
    const before = await tokens();
    await store.pool.query('alter table audit_entry rename to away');
    const made = await gradlens(['token', 'create', '--role', 'admin', '--name', 'a']);
    const read = await gradlens(['db', 'export', run, '--format', 'csv', '--table', 'steps']);
    await store.pool.query('alter table away rename to audit_entry');
    expect([made.code, made.err, await tokens()]).toEqual([3, expect.stringContaining('so nothing was done'), before]);
    expect([read.code, read.out, read.err]).toEqual([3, '', expect.stringContaining('so it is not told')]);
});
it('throws what kept an act from being done, and says that it could not be recorded', async () => {
    const said = [];
    const context = { store, environment: readEnvironment({ GRADLENS_HOME: home }), clock: systemClock, say: (line) => { said.push(line); } };
    const act = audited(context, { name: 'desk-1', title: 'reviewer' }, { action: 'deleteRun', run, args: {} }, async () => {
        await store.pool.query('alter table audit_entry rename to away');
        throw new Error('the disk is full');
    });
    await expect(act).rejects.toThrow('the disk is full');
    await store.pool.query('alter table away rename to audit_entry');
    expect(said).toEqual([expect.stringContaining('but it was begun')]);
});
it('records that stored traces are told that name records: those on one, and those that list whom a set of decisions moved', async () => {
    const [traced, uuids] = [uuidv7(), [uuidv7(), uuidv7(), uuidv7()]];
    await createRun(store, { uuid: traced, name: 'r', spec: {}, state: 'running', origin: 'cli' });
    const moved = { ...SET, moved: [{ record: 'test:3', score: 0.4, without: 0.6, flips: true }] };
    const asked = [[{ of: 'score', record: 'test:1' }, undefined], [{ of: 'loss', split: 'test' }, [moved]], [{ of: 'loss', split: 'test' }, [SET]]];
    for (const [i, [question, without]] of asked.entries()) {
        const trace = { uuid: uuids[i], run: traced, question, effort: parseTraceEffort({}), by: 'desk-1', reason: '' };
        await traceStudies.save(store, trace, { result: { ...RESULT, without }, productVersion: '0.1.0', layers: ['a'], steps: 1, effects: Float32Array.of(1) });
    }
    expect(await gradlens(['traces', traced, '--json'])).toMatchObject({ code: 0 });
    expect(await gradlens(['trace', 'show', uuids[1]])).toMatchObject({ code: 0, out: expect.stringContaining('test:3') });
    const { rows } = await store.pool.query(`select args from audit_entry where kind = 'read' and action = 'trace' order by seq`);
    expect(rows.map(({ args }) => JSON.parse(args).traces.sort())).toEqual([uuids.slice(0, 2), [uuids[1]]]);
});
const SET = {
    ...{ decisions: 'a', count: 1, estimated: 1, grade: 'MEASURED', measuredEffect: 1, controls: 0, control: null, pValue: null },
    ...{ className: 'yes', records: 9, flips: 1, flipShareCi95: [0, 1], meanChange: 0.1, meanChangeCi95: [0, 1], moved: [] },
};
const RESULT = {
    run: 'r', target: 'made', value: 0.25, withoutScaling: 0.5, decisions: [],
    quality: { lds: 1, looSpearman: 1, signAgreement: 1, n: { single: 8, sets: 0 }, ci: [0, 1], belowNoise: 0, verdict: 'do not rely on the estimate' },
    fidelity: { bitExact: true, maxRelLossError: 0, firstDivergence: null, sameWeights: true },
    metagradientNorm: 0.1, noiseFloor: 0, hessianError: 0.001, totalDecisions: 4, seed: 0, seconds: 2.5, trainingSeconds: 1,
};
it('records reads of ledgers and predictions, in the name of the token where there is one', async () => {
    const other = uuidv7();
    await createRun(store, { uuid: other, name: 'r', spec: {}, state: 'running', origin: 'cli' });
    const { secret } = await createAccessToken(store, { role: 'auditor', name: 'desk-7', createdBy: 'spec' });
    await gradlens(['predictions', other], secret);
    await gradlens(['db', 'export', other, '--format', 'csv', '--table', 'steps'], secret);
    const { rows } = await store.pool.query('select kind, action, actor, role, run from audit_entry order by seq desc limit 2');
    expect(rows).toEqual(['ledger', 'prediction'].map((action) => ({ kind: 'read', action, actor: 'desk-7', role: 'auditor', run: other })));
});
//# sourceMappingURL=audited.spec.js.map