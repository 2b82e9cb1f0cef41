import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Role, RunUuid } from '#libs/contracts';
import { createAccessToken, openKeyring, proveFile, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun, type RecordingRun } from '../testing/recorded-run.js';
import { startTestApi, type TestApi, TEST_TOKEN } from '../testing/test-api.js';

const LEDGER = 'query ($run: ID!) { run(uuid: $run) { ledger { frames segmentCount segments { firstFrame lastFrame lastStep root signer } keys { name vkey } } } }';
const VERIFY = `query ($run: ID!) { verifyLedger(run: $run) { __typename
  ... on LedgerChecked { state complete isLive frames lastStep root signers anchored anchoredStep gaps { fromStep } findings { what where why } findingCount cannotExclude seconds }
  ... on LedgerCheckRefused { code message } } }`;

interface Stored {
  readonly run: { readonly ledger: { readonly frames: number; readonly segments: readonly { readonly root: string; readonly lastStep: number }[]; readonly keys: readonly { readonly name: string; readonly vkey: string }[] } };
}

let store: Store;
let api: TestApi;
let home: string;
let recording: RecordingRun;
let run: RunUuid;
beforeAll(async () => {
  store = await testStore();
  home = mkdtempSync(join(tmpdir(), 'gradlens-ledger-api-'));
  api = await startTestApi(store, { home });
  recording = await recordingRun(store, 2);
  await recording.record(0, 30);
  run = recording.uuid;
});
afterAll(async () => {
  await recording.close();
  await api.close();
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

async function as(role: Role): Promise<Record<string, string>> {
  const { secret } = await createAccessToken(store, { role, name: `the ${role}`, createdBy: 'test' });
  return { authorization: `Bearer ${secret}` };
}

async function ask<T>(query: string, variables: Record<string, unknown>, headers = {}): Promise<T> {
  const { data, errors } = await api.send(query, variables, headers);
  if (data === null) throw new Error(JSON.stringify(errors));
  return data as unknown as T;
}

async function verify(of: string = run, headers = {}): Promise<Record<string, unknown> | null> {
  return (await ask<{ verifyLedger: Record<string, unknown> | null }>(VERIFY, { run: of }, headers)).verifyLedger;
}

const download = (path: string, headers: Record<string, string> = { authorization: `Bearer ${TEST_TOKEN}` }): Promise<Response> => fetch(`${api.url}${path}`, { headers });

describe('the ledger of a run', () => {
  it('is told as it is stored: its frames, the newest signed head, and the key that signed', async () => {
    const { ledger } = (await ask<Stored>(LEDGER, { run })).run;
    expect(ledger).toMatchObject({ segmentCount: 1, segments: [{ firstFrame: 1, lastFrame: ledger.frames, lastStep: 29, signer: ledger.keys[0]?.name }] });
    expect(ledger.frames).toBeGreaterThan(1);
    expect(ledger.keys[0]?.vkey).toContain(`${ledger.keys[0]?.name ?? ''}+`);
  });

  it('is not vouched for until the service knows the key from elsewhere; then it is well', async () => {
    const { ledger } = (await ask<Stored>(LEDGER, { run })).run;
    const first = await verify();
    expect(first).toMatchObject({ state: 'UNVOUCHED', complete: true, isLive: true, frames: ledger.frames, lastStep: 29, root: ledger.segments[0]?.root, anchored: 'NO', gaps: [], findings: [{ what: 'key' }], findingCount: 1 });
    openKeyring(home); // its own key, which signs the audit log
    writeFileSync(join(home, 'keys', 'recorder.pub'), `${ledger.keys[0]?.vkey ?? ''}\n`);
    expect(await verify(run, await as('auditor'))).toMatchObject({ state: 'OK', findings: [], signers: [ledger.keys[0]?.name] });
  });

  it('is checked for nobody who only views, for no run that is not there, and one at a time', async () => {
    expect(await verify(run, await as('viewer'))).toMatchObject({ __typename: 'LedgerCheckRefused', code: 'FORBIDDEN' });
    expect(await verify('01890000-0000-7000-8000-000000000000')).toBeNull();
    const other = await recordingRun(store, 1);
    await other.close();
    const client = await store.pool.connect();
    await client.query('begin; lock table run, ingest_state in access exclusive mode');
    const both = [run, other.uuid].map((uuid) => verify(uuid).then((answer) => ({ uuid, answer })));
    // one of them waits for the lock, so the other is refused, whichever was first
    const refused = await Promise.race(both);
    expect(refused.answer).toMatchObject({ code: 'CHECK_BUSY' });
    const waiting = refused.uuid === run ? other.uuid : run;
    const joined = verify(waiting);
    await client.query('rollback');
    client.release();
    const checked = (await Promise.all(both)).find(({ uuid }) => uuid === waiting)?.answer;
    expect(checked).toMatchObject({ __typename: 'LedgerChecked' });
    expect((await joined)?.['__typename']).toBe('LedgerChecked');
  });

  it('tells over a subscription how far its check is, and what it found; who is not allowed is told so', async () => {
    const CHECK = 'subscription ($run: ID!) { ledgerCheck(run: $run) { stage done total isOver outcome { __typename ... on LedgerChecked { state frames } ... on LedgerCheckRefused { code } } } }';
    const follow = async (of: string, secret?: string): Promise<Record<string, unknown>[]> => {
      const events: Record<string, unknown>[] = [];
      for await (const { data } of api.socket(secret).iterate<{ ledgerCheck: Record<string, unknown> }>({ query: CHECK, variables: { run: of } })) if (data) events.push(data.ledgerCheck);
      return events;
    };
    const events = await follow(run);
    expect(events[0]).toMatchObject({ isOver: false, outcome: null });
    const { frames } = (await ask<Stored>(LEDGER, { run })).run.ledger;
    expect(events.at(-1)).toMatchObject({ stage: 'ROWS', done: 29, total: 29, isOver: true, outcome: { __typename: 'LedgerChecked', state: 'OK', frames } });
    expect(events.filter(({ isOver }) => isOver)).toHaveLength(1);
    expect((await follow('01890000-0000-7000-8000-000000000000')).at(-1)).toMatchObject({ isOver: true, outcome: null });
    const { secret } = await createAccessToken(store, { role: 'viewer', name: 'eye', createdBy: 'test' });
    expect((await follow(run, secret)).at(-1)).toMatchObject({ isOver: true, outcome: { code: 'FORBIDDEN' } });
  });

  it('tells everybody who checks it now, and when and by whom it was checked last, however short that was', async () => {
    const recorded = await recordingRun(store, 1);
    await recorded.record(0, 3);
    await recorded.close();
    const CHECKS = 'query ($run: ID!) { run(uuid: $run) { ledgerChecks { running { by stage done total } last { by found { state lastStep checkedAt } } } } }';
    const viewer = await as('viewer');
    const checks = async (): Promise<unknown> => (await ask<{ run: { ledgerChecks: unknown } }>(CHECKS, { run: recorded.uuid }, viewer)).run.ledgerChecks;
    expect(await checks()).toEqual({ running: null, last: null });
    const client = await store.pool.connect();
    await client.query('begin; lock table decision_chunk in access exclusive mode');
    const asked = verify(recorded.uuid, await as('auditor'));
    try {
      await expect.poll(checks, { timeout: 30_000 }).toMatchObject({ running: { by: 'the auditor', stage: 'HASHES' }, last: null });
    } finally {
      await client.query('rollback');
      client.release();
    }
    const { state } = (await asked) ?? {};
    const found = { state, lastStep: 2, checkedAt: expect.stringMatching(/^\d{4}-/) as string };
    await expect.poll(checks).toEqual({ running: null, last: { by: 'the auditor', found } });
    // who may not check it changes nothing of it
    await verify(recorded.uuid, viewer);
    expect(await checks()).toEqual({ running: null, last: { by: 'the auditor', found } });
  });

  it('is checked no further when the last one who waits leaves', async () => {
    const client = await store.pool.connect();
    await client.query('begin; lock table run, ingest_state in access exclusive mode');
    try {
      const told = api.socket().iterate({ query: 'subscription ($run: ID!) { ledgerCheck(run: $run) { isOver } }', variables: { run } });
      await told.next();
      await told.return?.();
    } finally {
      await client.query('rollback');
      client.release();
    }
    // what was left behind ends, so another check is not refused for long
    await expect.poll(async () => (await verify())?.['__typename'], { timeout: 30_000 }).toBe('LedgerChecked');
  });

  it('is downloaded whole by those who may read of people, as a file that verifies', async () => {
    const answer = await download(`/ledger/v1/runs/${run}`, await as('auditor'));
    expect(answer.headers.get('content-disposition')).toContain(`${run}.ledger`);
    const file = join(home, 'run.ledger');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const proof = await proveFile(file, { trust: () => ({ publicKeys: null, anchors: null }) });
    expect([proof.damage, proof.verdict?.frames, proof.verdict?.alteredCount]).toEqual([null, (await ask<Stored>(LEDGER, { run })).run.ledger.frames, 0]);
    const refusals = [
      [`/ledger/v1/runs/${run}`, {}, 401, 'unauthenticated'], [`/%6cedger/v1/runs/${run}`, {}, 401, 'unauthenticated'], [`/ledger/v1/runs/${run}`, await as('viewer'), 403, 'forbidden'], [`/ledger/v1/runs/${run}`, await as('ingest'), 403, 'forbidden'],
      ['/ledger/v1/runs/x', undefined, 400, 'bad_request'], ['/ledger/v1/runs/01890000-0000-7000-8000-000000000000', undefined, 404, 'not_found'],
    ] as const;
    for (const [path, headers, status, code] of refusals) {
      const refused = await download(path, headers);
      expect([path, refused.status, await refused.json()]).toEqual([path, status, { error: { code, message: expect.any(String) as string } }]);
    }
  });

  it('that is altered is said to be so, where and why, and is not exported', async () => {
    await store.pool.query('update decision_chunk set scale[3] = 7 where layer = 1');
    const found = await verify();
    expect(found).toMatchObject({ state: 'ALTERED' });
    expect(found?.['findingCount']).toBeGreaterThan(0);
    expect(JSON.stringify(found?.['findings'])).toContain('layer 1');
    const broken = await download(`/ledger/v1/runs/${run}`).then((answer) => answer.arrayBuffer()).then(() => 'whole', () => 'broken off');
    expect(broken).toBe('broken off');
  });
});
