import { packScores, parseTraceEffort, parseTraceQuestion } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyring } from '../keys/open-keyring.js';
import { listUndetailed, registerPrediction, saveDetails } from '../predictions/keep-predictions.js';
import { findPrediction, readFeatures } from '../predictions/list-predictions.js';
import { proveRun } from '../proving/prove-run.js';
import { openRecorder } from '../recording/open-recorder.js';
import { reportStudies } from '../reports/reports.js';
import { holdRun } from '../runs/run-hold.js';
import { listEvents } from '../runs/run-parts.js';
import { setRunState } from '../runs/run-state.js';
import { optionsFor } from '../testing/recorder-ledger.js';
import { plainFrames, pushAll, startedRun } from '../testing/started-run.js';
import { traceStudies } from '../traces/traces.js';
import { eraseRecord, runsWithRecord } from './erase-record.js';
import { holdForLaw, liftHold } from './legal-holds.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(async () => {
    await store.close();
});
const SECRET = /Ada|Lovelace|1815|female|asked for by her lawyer/;
const wish = { by: 'desk-1', reason: 'article 17' };
/** A run that has ended, with two kept records of which everything is stored that can be. */
async function runOfPeople() {
    const run = await startedRun(store, 1);
    const { uuid } = run;
    const sink = openRecorder(optionsFor(store, run));
    await pushAll(sink, plainFrames(0, 4, 1));
    const added = ['test:1', 'test:2'].map((record) => ({ record, pseudonym: pseudonymOf(uuid, record) }));
    sink.note({ kind: 'fact', step: 4, note: { type: 'predictions', threshold: 0.5, first: 0, added, scores: packScores(Float32Array.of(0.25, 0.75)), policies: [] } });
    sink.note({ kind: 'end', step: 4, note: { state: 'completed', reason: null, summary: null } });
    expect((await sink.close()).committed).toBe(true);
    await registerPrediction(store, { run: uuid, record: 'test:1', pseudonym: 'x', by: 'desk-2', reason: 'asked for by her lawyer', step: 4, score: null });
    await saveDetails(store, uuid, added.map(({ pseudonym }) => ({ pseudonym, label: 'Ada Lovelace', protected: { sex: 'female' }, features: { born: '1815' } })));
    await store.pool.query(`insert into review_act (run_id, pseudonym, act, kind, "by", reason, verdict) values ($1, $2, 1, 'decided', 'desk-2', 'Ada was right', 'agree')`, [run.runId, pseudonymOf(uuid, 'test:1')]);
    for (const record of ['test:1', 'test:2', 'test:3']) {
        await traceStudies.ask(store, { uuid: uuidv7(), run: uuid, question: parseTraceQuestion({ record }), effort: parseTraceEffort({}), by: 'desk-2', reason: 'Ada asks' });
        await reportStudies.ask(store, { uuid: uuidv7(), run: uuid, question: { record }, by: 'desk-2', reason: 'Ada asks' });
    }
    await setRunState(store, uuid, 'completed');
    return run;
}
const pseudonymOf = (uuid, record) => `name of ${record} in ${uuid}`;
/** Every text that the database has of a run, beside its ledger. */
async function textsOf(runId) {
    const tables = ['prediction', 'prediction_detail', 'run_event', 'review_act', 'trace', 'report', 'record_erasure'];
    const rows = await Promise.all(tables.map((table) => store.pool.query(`select to_jsonb(t) as row from ${table} t where run_id = $1`, [runId])));
    return JSON.stringify(rows.flatMap((found) => found.rows));
}
const ledgerOf = async (runId) => (await store.pool.query('select seq, note, leaf_hashes from ledger_frame where run_id = $1 order by seq', [runId])).rows;
const proof = async (uuid) => {
    const found = await proveRun(store, uuid, { trust: () => ({ publicKeys: openKeyring(store.home).publicKeys(), anchors: null, origin: { keys: '', anchor: '' } }) });
    if (found?.verdict == null)
        throw new Error('there is no ledger');
    const { differences, verdict: { altered, root, signer } } = found;
    return { differences, altered, signer, root: root?.toString('hex') };
};
describe('eraseRecord', () => {
    it('removes what is stored of a record beside the ledger, of no other, and the proofs hold', async () => {
        const { uuid, runId } = await runOfPeople();
        const ledger = await ledgerOf(runId);
        const before = await proof(uuid);
        expect(await textsOf(runId)).toMatch(SECRET);
        const pseudonym = pseudonymOf(uuid, 'test:1');
        expect(await eraseRecord(store, uuid, { ...wish, record: pseudonym })).toEqual({ kind: 'erased', run: uuid, pseudonym, removed: { details: 1, texts: 2, traces: 1, reports: 1 } });
        expect(await findPrediction(store, uuid, 'test:1')).toMatchObject({ label: null, protected: null, reason: '(erased)', score: 0.25, erasedAt: expect.any(Date) });
        expect([await readFeatures(store, uuid, pseudonym), await readFeatures(store, uuid, pseudonymOf(uuid, 'test:2'))]).toEqual([null, { born: '1815' }]);
        expect(await findPrediction(store, uuid, 'test:2')).toMatchObject({ label: 'Ada Lovelace', erasedAt: null });
        expect((await listEvents(store, uuid)).find(({ kind }) => kind === 'record-erased')?.detail).toEqual({ pseudonym, by: 'desk-1', removed: { details: 1, texts: 2, traces: 1, reports: 1 } });
        await eraseRecord(store, uuid, { ...wish, record: 'test:2' });
        await eraseRecord(store, uuid, { ...wish, record: 'test:3' }); // never kept: traced and reported on
        expect(await textsOf(runId)).not.toMatch(SECRET);
        expect(await ledgerOf(runId)).toEqual(ledger);
        expect(await proof(uuid)).toEqual(before);
        expect(before).toMatchObject({ altered: [], root: expect.stringMatching(/^[0-9a-f]{64}$/), differences: [] });
    });
    it('keeps what was erased from coming back', async () => {
        const { uuid } = await runOfPeople();
        const pseudonym = pseudonymOf(uuid, 'test:1');
        await eraseRecord(store, uuid, { ...wish, record: 'test:1' });
        expect(await listUndetailed(store, uuid)).toEqual([]);
        await saveDetails(store, uuid, [{ pseudonym, label: 'Ada', protected: {}, features: null }]);
        expect(await findPrediction(store, uuid, pseudonym)).toMatchObject({ label: null });
        const again = 'a record that was not erased';
        await expect(registerPrediction(store, { run: uuid, record: 'test:1', pseudonym, by: 'x', reason: 'x', step: 4, score: null })).rejects.toThrow(again);
        await expect(traceStudies.ask(store, { uuid: uuidv7(), run: uuid, question: parseTraceQuestion({ record: 'test:1' }), effort: parseTraceEffort({}), by: 'x', reason: 'x' })).rejects.toThrow(again);
        await expect(reportStudies.ask(store, { uuid: uuidv7(), run: uuid, question: { record: 'test:1' }, by: 'x', reason: 'x' })).rejects.toThrow(again);
        expect(await eraseRecord(store, uuid, { ...wish, record: 'test:1' })).toMatchObject({ kind: 'erased', removed: { details: 0, texts: 0, traces: 0, reports: 0 } });
    });
    it('is refused while the run is held for the law, or executed, and of what is not there', async () => {
        const { uuid, runId } = await runOfPeople();
        const { hold } = await holdForLaw(store, uuid, { record: 'test:1', reason: 'case 7', by: 'x' });
        expect(await eraseRecord(store, uuid, { ...wish, record: 'test:1' })).toEqual({ kind: 'refused', run: uuid, reason: `legal hold ${hold} stands: case 7` });
        await liftHold(store, hold, { reason: 'settled', by: 'x' });
        const execution = await holdRun(store, uuid);
        expect(await eraseRecord(store, uuid, { ...wish, record: 'test:1' })).toEqual({ kind: 'refused', run: uuid, reason: 'a process is executing it' });
        await execution?.release();
        expect(await textsOf(runId)).toMatch(SECRET);
        await expect(eraseRecord(store, uuid, { ...wish, record: 'test:9' })).rejects.toThrow('record is "test:9"; allowed: a record that the run keeps');
        await expect(eraseRecord(store, uuidv7(), { ...wish, record: 'test:1' })).rejects.toThrow('the uuid of a recorded run');
        expect(await runsWithRecord(store, pseudonymOf(uuid, 'test:2'))).toEqual([uuid]);
    });
});
//# sourceMappingURL=erase-record.spec.js.map