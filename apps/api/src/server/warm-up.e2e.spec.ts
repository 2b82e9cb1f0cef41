import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { setRunState } from '#libs/decision-store';
import { testStore, type TestStore } from '#libs/testing';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { repoRoot } from '../common/repo-root.js';
import { projectOfThings } from '../testing/project-of-things.js';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import { warmUp } from './warm-up.js';

const DOCUMENTS = join(repoRoot(), 'apps/dashboard/src/generated/persisted-documents.json');
const ALWAYS = ['WhoAmI', 'FiringCount', 'RecordingHealth', 'RunPredictions', 'RunTraces', 'RunImpacts', 'RunReports', 'RunReplays', 'RunComparisons', 'RunRelease', 'Runs'];
const OF_A_RUN = ['Run', 'Heatmap', 'LayerSeries', 'LossSeries', 'Alerts', 'Incidents', 'Requests'];

describe('warming up', () => {
  let store: TestStore;
  let api: TestApi;
  const folder = mkdtempSync(join(tmpdir(), 'gradlens-warm-'));
  beforeAll(async () => {
    store = await testStore();
    mkdirSync(join(folder, '.vite'));
    cpSync(DOCUMENTS, join(folder, '.vite/persisted-documents.json'));
    api = await startTestApi(store, { dashboardFolder: folder, documents: 'known' });
  });
  afterAll(async () => {
    await api.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const entries = async (): Promise<number> => Number((await store.pool.query<{ n: string }>('select count(*) n from audit_entry')).rows[0]?.n);

  /** Statements that read recorded numbers meanwhile. */
  async function readsOf(work: () => Promise<unknown>): Promise<number> {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      await work();
      const texts = (spy.mock.calls as unknown as [string | { readonly text: string }][]).map(([text]) => (typeof text === 'string' ? text : text.text));
      return texts.filter((text) => text.includes('"settledStep"')).length;
    } finally {
      spy.mockRestore();
    }
  }

  it('asks what needs no run while there is none', async () => {
    expect(await api.warmUp()).toEqual(ALWAYS);
  });

  it('asks of the newest runs what their page asks, reads of no person, and what is long is there for the first who opens it', async () => {
    await projectOfThings(store, 'default', 'a word');
    const recording = await recordingRun(store, 2);
    await recording.record(0, 20);
    await recording.close();
    await setRunState(store, recording.uuid, 'completed');
    const before = await entries();
    expect(await readsOf(async () => { expect(await api.warmUp()).toEqual([...ALWAYS, ...OF_A_RUN, ...OF_A_RUN]); })).toBeGreaterThan(0);
    expect(await entries()).toBe(before);
    const heatmap = Object.values(JSON.parse(readFileSync(DOCUMENTS, 'utf8')) as Record<string, string>).find((text) => text.startsWith('query Heatmap(')) ?? '';
    const open = async (): Promise<void> => {
      const { data } = await api.send(heatmap, { uuid: recording.uuid, measure: 'SCALE', fromStep: null, toStep: null, maxColumns: 1_200 });
      expect(data).toMatchObject({ run: { lastStep: 19, heatmap: { layers: ['dense0', 'dense1'] } } });
    };
    expect(await readsOf(open)).toBe(0);
  });

  it('asks nothing of a dashboard that is not built, ends when the API does, and where asking fails', async () => {
    const bare = await startTestApi(store);
    expect(await bare.warmUp()).toEqual([]);
    await bare.close();
    const short = await startTestApi(store, { dashboardFolder: folder });
    const going = short.warmUp();
    await short.close();
    expect((await going).length).toBeLessThan(ALWAYS.length);
    const failing = { inject: () => Promise.reject(new Error('away')) } as unknown as Parameters<typeof warmUp>[0]['server'];
    expect(await warmUp({ server: failing, documents: { query: () => '{ a }' }, environment: { token: 't', hosts: [] }, log: pino({ level: 'silent' }), signal: new AbortController().signal })).toEqual([]);
  });
});
