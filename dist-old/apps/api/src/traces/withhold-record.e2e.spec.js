import { parseTraceEffort, parseTraceQuestion } from '#libs/contracts';
import { createAccessToken, traceStudies } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../common/global-id.js';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
let [run, id] = ['', ''];
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const recording = await recordingRun(store, 1);
    await recording.close();
    run = recording.uuid;
    const uuid = uuidv7();
    await traceStudies.ask(store, { uuid, run: recording.uuid, question: parseTraceQuestion({ record: 'test:17' }), effort: parseTraceEffort({}), by: 'desk-1', reason: 'test:17 complained' });
    id = toGlobalId('Trace', uuid);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const READ = `query ($id: ID!, $run: ID!) { trace(id: $id) { ...T } node(id: $id) { ...T } traces(first: 3) { edges { node { ...T } } } run(uuid: $run) { traces(first: 3) { edges { node { ...T } } } } }
  fragment T on Trace { question { record of } reason stage problem result { target } }`;
async function read(role) {
    const { secret } = await createAccessToken(store, { role, name: role, createdBy: 'spec' });
    const { data, errors } = await api.send(READ, { id, run }, { authorization: `Bearer ${secret}` });
    expect(errors).toEqual([]);
    return JSON.stringify(data);
}
describe('the record that a trace asked about', () => {
    it.each(['viewer', 'operator'])('is withheld from those who may not read of people: %s, wherever the trace is reached from', async (role) => {
        const told = await read(role);
        expect(told).not.toContain('test:17');
        expect(told.match(/"record":null/g)).toHaveLength(4);
        expect(told).toContain('[withheld] complained');
    });
    it.each(['reviewer', 'auditor', 'admin'])('is told to %s', async (role) => {
        expect((await read(role)).match(/"record":"test:17"/g)).toHaveLength(4);
    });
});
//# sourceMappingURL=withhold-record.e2e.spec.js.map