import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecorder } from '../recording/open-recorder.js';
import { breakableLink } from '../testing/breakable-link.js';
import { eventually, plainFrames, pushAll, startedRun } from '../testing/started-run.js';
import { listenRuns, parseRunChange } from './listen-runs.js';
import { RUN_CHANNEL } from './run-channel.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
async function tell(change) {
    await store.pool.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify(change)]);
}
describe('listenRuns', () => {
    it('hears of the steps that a recorder commits', async () => {
        const run = await startedRun(store, 1);
        const heard = [];
        const listener = await listenRuns(store, (change) => heard.push(change));
        const { connectionString, home } = store;
        const recorder = openRecorder({ connectionString, home, runUuid: run.uuid, runId: run.runId, attempt: 1, layers: 1, lastStep: -1, lastSeq: 0 });
        await pushAll(recorder, plainFrames(0, 300, 1));
        await recorder.close();
        await eventually(() => heard.some((change) => change.kind === 'steps' && change.lastStep === 299));
        expect(heard.every((change) => change.kind === 'steps' && change.run === run.uuid)).toBe(true);
        await listener.close();
    });
    it('opens a lost connection again, says so, and hears what comes after', async () => {
        const link = await breakableLink(store.connectionString);
        const heard = [];
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
        const heard = [];
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
//# sourceMappingURL=listen-runs.spec.js.map