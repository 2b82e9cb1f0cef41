import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

import { createAccessToken, createRun, openKeyring, proveAuditLog, setRunState } from '#libs/decision-store';
import { testStore, type TestStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { runCommandLine } from './command-line.js';

let store: TestStore;
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

async function gradlens(args: readonly string[], token?: string): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const fake = {
    env: { GRADLENS_HOME: home, DATABASE_URL: store.connectionString, KEY: `whsec_${Buffer.alloc(32, 9).toString('base64')}`, ...(token === undefined ? {} : { GRADLENS_TOKEN: token }) },
    stdout: { write: (text: string) => ((out += text), true) },
    stderr: { write: (text: string) => ((err += text), true) },
    on: () => undefined,
    off: () => undefined,
  } as unknown as NodeJS.Process;
  return { code: await runCommandLine(args, fake), out, err };
}

/** Who did what, and what became of it: the entries of the log, oldest first. */
async function log(): Promise<string[]> {
  const { rows } = await store.pool.query<{ said: string }>(`select concat_ws(' ', kind, action, outcome, nullif(nullif(result, 'done'), ''), project) as said from audit_entry order by seq`);
  return rows.map(({ said }) => said.trim());
}

it('tells every act before it and what became of it, in the name of the user as operator at the machine', async () => {
  const token = JSON.parse((await gradlens(['token', 'create', '--role', 'viewer', '--name', 'v', '--json'])).out) as { tokenId: string; secret: string };
  await gradlens(['token', 'revoke', token.tokenId]);
  const silence = JSON.parse((await gradlens(['silence', 'add', 'alertname=x', '--for', '1h', '--reason', 'known', '--json'])).out) as { id: string };
  await gradlens(['silence', 'expire', silence.id, '--reason', 'over']);
  await gradlens(['rules', 'set', 'dead-layer', 'off', '--project', 'ours', '--reason', 'noisy']);
  await gradlens(['control', run, 'pause', '--reason', 'look']);
  await gradlens(['actions', 'approve', run, '1', '--reason', 'yes']);
  await gradlens(['notify', 'test']);
  await gradlens(['keys', 'rotate']);
  await setRunState(store, run, 'completed');
  const hold = JSON.parse((await gradlens(['db', 'hold', run, '--reason', 'court', '--json'])).out) as { hold: string };
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
  const tokens = async (): Promise<number> => (await store.pool.query('select from access_token')).rowCount ?? NaN;
  const before = await tokens();
  await store.pool.query('alter table audit_entry rename to away');
  const made = await gradlens(['token', 'create', '--role', 'admin', '--name', 'a']);
  const read = await gradlens(['db', 'export', run, '--format', 'csv', '--table', 'steps']);
  await store.pool.query('alter table away rename to audit_entry');
  expect([made.code, made.err, await tokens()]).toEqual([3, expect.stringContaining('so nothing was done'), before]);
  expect([read.code, read.out, read.err]).toEqual([3, '', expect.stringContaining('so it is not told')]);
});

it('records reads of ledgers and predictions, in the name of the token where there is one', async () => {
  const other = uuidv7();
  await createRun(store, { uuid: other, name: 'r', spec: {}, state: 'running', origin: 'cli' });
  const { secret } = await createAccessToken(store, { role: 'auditor', name: 'desk-7', createdBy: 'spec' });
  await gradlens(['predictions', other], secret);
  await gradlens(['db', 'export', other, '--format', 'csv', '--table', 'steps'], secret);
  const { rows } = await store.pool.query('select kind, action, actor, role, run from audit_entry order by seq desc limit 2');
  expect(rows).toEqual(['ledger', 'prediction'].map((action) => ({ kind: 'read', action, actor: 'desk-7', role: 'auditor', run: other })));
});
