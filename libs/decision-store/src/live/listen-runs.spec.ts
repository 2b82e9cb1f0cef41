import { systemClock } from '#libs/contracts';
import { testStore } from '#libs/testing';
import type { TestStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openKeyring } from '../keys/open-keyring.js';
import { openRecorder } from '../recording/open-recorder.js';
import { openShipper } from '../shipping/shipper.js';
import { breakableLink } from '../testing/breakable-link.js';
import { madeFrames } from '../testing/made-frames.js';
import { eventually, plainFrames, pushAll, startedRun } from '../testing/started-run.js';
import { listenRuns, parseRunChange } from './listen-runs.js';
import type { RunChange } from './listen-runs.js';
import { RUN_CHANNEL } from './run-channel.js';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

async function tell(change: RunChange): Promise<void> {
  await store.pool.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify(change)]);
}

describe('listenRuns', () => {
  it('hears of the steps that a recorder commits', async () => {
    const run = await startedRun(store, 1);
    const heard: RunChange[] = [];
    const listener = await listenRuns(store, (change) => heard.push(change));
    const { connectionString, home } = store;
    const recorder = openRecorder({ connectionString, home, runUuid: run.uuid, runId: run.runId, attempt: 1, layers: 1, lastStep: -1, lastSeq: 0 });
    await pushAll(recorder, plainFrames(0, 300, 1));
    await recorder.close();
    await eventually(() => heard.some((change) => change.kind === 'steps' && change.lastStep === 299));
    expect(heard.every((change) => change.kind === 'steps' && change.run === run.uuid)).toBe(true);
    await listener.close();
  });

  it('hears nothing of a shipment that the ledger refuses, nor of one that is taken back', async () => {
    const run = await startedRun(store, 1);
    const heard: RunChange[] = [];
    const listener = await listenRuns(store, (change) => heard.push(change));
    const shipper = openShipper({ target: { runUuid: run.uuid, runId: run.runId, attempt: 1 }, keys: openKeyring(store.home), clock: systemClock });
    const [first, second] = madeFrames({ uuid: run.uuid, layers: 1, story: [{ kind: 'attempt', attempt: 1, from: 0 }, { kind: 'steps', from: 0, to: 9, size: 9 }] }).map((payload, i) => ({ seq: i + 1, payload }));
    const client = await store.pool.connect();
    const failing = async (breaks: string, mends: string, reason: string): Promise<void> => {
      await store.pool.query(breaks, [run.runId]);
      await expect(shipper.ship(client, [second!])).rejects.toThrow(reason);
      await client.query('rollback');
      await store.pool.query(mends, [run.runId]);
    };
    await shipper.ship(client, [first!]);
    await failing('update ingest_state set attempt = 2 where run_id = $1', 'update ingest_state set attempt = 1 where run_id = $1', 'taken over');
    await failing('insert into ledger_frame select run_id, 2, kind, attempt, step0, n, t0_us, note, leaf_hashes from ledger_frame where run_id = $1', 'delete from ledger_frame where run_id = $1 and seq = 2', 'duplicate key');
    await shipper.ship(client, [second!]);
    await eventually(() => heard.length > 1);
    expect(heard).toEqual([[1, -1], [2, 8]].map(([lastSeq, lastStep]) => ({ kind: 'steps', run: run.uuid, lastStep, lastSeq })));
    client.release();
    await listener.close();
  });

  it('opens a lost connection again, says so, and hears what comes after', async () => {
    const link = await breakableLink(store.connectionString);
    const heard: RunChange[] = [];
    const listener = await listenRuns(link, (change) => heard.push(change));
    link.cut();
    await tell({ kind: 'state', run: 'missed' });
    link.mend();
    await eventually(() => heard.length > 0);
    expect(heard).toEqual([{ kind: 'resync' }]);
    await tell({ kind: 'alert', run: 'heard' });
    await eventually(() => heard.length > 1);
    expect(heard[1]).toEqual({ kind: 'alert', run: 'heard' });
    await listener.close();
    await link.close();
  });

  it('tells nothing after it was closed, even while the database is away', async () => {
    const link = await breakableLink(store.connectionString);
    const heard: RunChange[] = [];
    const listener = await listenRuns(link, (change) => heard.push(change));
    link.cut();
    await listener.close();
    await tell({ kind: 'state', run: 'late' });
    expect(heard).toEqual([]);
    await link.close();
  });

  it('fails at once when the first connection does', async () => {
    const nowhere = { connectionString: 'postgres://a:b@127.0.0.1:1/none' };
    await expect(listenRuns(nowhere, () => undefined)).rejects.toThrow('ECONNREFUSED');
  });

  it('takes no notice of payloads that are not changes', () => {
    const payloads = [undefined, '', '{', 'null', '{"kind":"other","run":"x"}', '{"kind":"state"}'];
    expect(payloads.map(parseRunChange)).toEqual(payloads.map(() => null));
  });
});
