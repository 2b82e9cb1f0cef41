import { createHash } from 'node:crypto';
import { inputsOfLeaf, parseHeadNote, parseVkey, verifyHead, verifyInclusion } from '#libs/audit';
import { testStore } from '#libs/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
const PROOF = '{ __typename ... on DecisionProof { frame leafIndex leaf path treeSize root head signer lastStep } ... on DecisionUnproved { code message } }';
let store;
let api;
let recording;
let run;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    recording = await recordingRun(store, 2);
    await recording.record(0, 30);
    run = recording.uuid;
});
afterAll(async () => {
    await recording.close();
    await api.close();
    await store.close();
});
async function decisions(first, proof = PROOF) {
    const { data, errors } = await api.send(`query ($run: ID!) { run(uuid: $run) { decisions(fromStep: 0, toStep: 29, first: ${first}) { edges { node { step layer { name } scale { value } proof ${proof} } } } } }`, { run });
    expect(errors).toEqual([]);
    return data.run.decisions.edges.map(({ node }) => node);
}
/** Whether a proof holds, by what is in it and the key alone. */
async function holds({ leaf, leafIndex, path, treeSize, root, head }) {
    const { data } = await api.send('query ($run: ID!) { run(uuid: $run) { ledger { keys { vkey } } } }', { run });
    const [{ vkey }] = data.run.ledger.keys;
    const signed = parseHeadNote(head);
    const leafHash = createHash('sha256').update(Buffer.of(0)).update(Buffer.from(leaf, 'base64')).digest();
    const isSigned = verifyHead(signed, parseVkey(vkey).publicKey) && signed.run === run && signed.treeSize === treeSize && signed.rootHash.toString('base64') === root;
    return isSigned && verifyInclusion({ leafHash, index: leafIndex, treeSize, root: signed.rootHash, proof: path.map((hash) => Buffer.from(hash, 'base64')) });
}
describe('the proof of a decision', () => {
    it('leads from what was recorded of it to the signed head, without this service', async () => {
        const found = await decisions(6);
        expect(found.map(({ layer, step }) => `${layer.name}@${step}`)).toHaveLength(6);
        for (const { step, scale, proof } of found) {
            expect(await holds(proof)).toBe(true);
            expect(Number(inputsOfLeaf(Buffer.from(proof.leaf, 'base64'), step).scale)).toBe(scale.value);
            expect(proof.lastStep).toBe(29);
        }
        expect(new Set(found.map(({ proof }) => proof.leafIndex)).size).toBe(2); // two layers, all steps in one frame
    });
    it('does not hold for another leaf, place or root', async () => {
        const [{ proof }] = (await decisions(1));
        const leaf = Buffer.from(proof.leaf, 'base64');
        leaf[leaf.length - 1] ^= 1;
        expect(await holds({ ...proof, leaf: leaf.toString('base64') })).toBe(false);
        expect(await holds({ ...proof, leafIndex: proof.leafIndex + 1 })).toBe(false);
        expect(await holds({ ...proof, head: proof.head.replace(/step \d+/, 'step 999') })).toBe(false);
    });
    it('of many decisions asks the database as often as of one', async () => {
        const asked = async (first) => {
            const query = vi.spyOn(pg.Client.prototype, 'query');
            await decisions(first, '{ __typename }');
            const made = query.mock.calls.map(([text]) => (typeof text === 'string' ? text : (text.text ?? ''))).filter((text) => text.includes('ledger_frame'));
            query.mockRestore();
            return made.length;
        };
        const one = await asked(1);
        expect(one).toBeGreaterThan(0);
        expect(await asked(20)).toBe(one);
    });
    it('is given however many fields, runs and clients ask at once', async () => {
        const other = await recordingRun(store, 1);
        try {
            await other.record(0, 10);
            const query = `query ($run: ID!, $other: ID!) {
        a: run(uuid: $run) { one: decision(step: 3, layer: "dense0") { proof ${PROOF} } two: decision(step: 29, layer: "dense1") { proof ${PROOF} } all: decisions(fromStep: 0, toStep: 9, first: 2) { edges { node { proof ${PROOF} } } } }
        b: run(uuid: $other) { one: decision(step: 3, layer: "dense0") { proof ${PROOF} } } }`;
            const answers = await Promise.all(Array.from({ length: 6 }, () => api.send(query, { run, other: other.uuid })));
            for (const { data } of answers) {
                expect(JSON.stringify(data).match(/"DecisionProof"/g)).toHaveLength(5);
                for (const { proof } of Object.values(data.a).filter((each) => 'proof' in each))
                    expect(await holds(proof)).toBe(true);
            }
        }
        finally {
            await other.close();
        }
    });
    it('is not given where it would not hold', async () => {
        const changed = await recordingRun(store, 2);
        try {
            await changed.record(0, 10);
            await store.pool.query('update decision_chunk set scale[4] = scale[4] + 1 where layer = 1 and run_id = (select run_id from run where uuid = $1)', [changed.uuid]);
            const { data } = await api.send(`query ($run: ID!) { run(uuid: $run) { altered: decision(step: 3, layer: "dense1") { proof ${PROOF} } other: decision(step: 3, layer: "dense0") { proof ${PROOF} } } }`, { run: changed.uuid });
            expect(data).toMatchObject({ run: { altered: { proof: { code: 'ALTERED', message: expect.stringContaining('gradlens verify') } }, other: { proof: { __typename: 'DecisionProof' } } } });
        }
        finally {
            await changed.close();
        }
    });
    it.each([
        ['the head says what was not signed', 'update ledger_segment set time_us = time_us + 1 where run_id = $1'],
        ['the key of its signature is not there', 'delete from ledger_key where key_name in (select key_name from ledger_segment where run_id = $1)'],
        ['another key has its name', 'update ledger_key set public_key = decode(repeat(\'07\', 32), \'hex\') where key_name in (select key_name from ledger_segment where run_id = $1)'],
        ['frames at its end are gone', 'delete from ledger_frame where run_id = $1 and seq > 1'],
        ['hashes of leaves are cut', 'update ledger_frame set leaf_hashes = substr(leaf_hashes, 2) where run_id = $1'],
        ['a measure is cut', 'update decision_chunk set noise = noise[1:2] where layer = 0 and run_id = $1'],
        ['a number of the head can be none', 'update ledger_segment set tree_size = -1 where run_id = $1'],
    ])('is not given where %s', async (_what, change) => {
        const changed = await recordingRun(store, 2);
        try {
            await changed.record(0, 10);
            await store.pool.query(change.replace('$1', '(select run_id from run where uuid = $1)'), [changed.uuid]);
            const { data, errors } = await api.send(`query ($run: ID!) { run(uuid: $run) { decision(step: 3, layer: "dense1") { proof ${PROOF} } } }`, { run: changed.uuid });
            expect(errors).toEqual([]);
            expect(data).toMatchObject({ run: { decision: { proof: { code: 'ALTERED', message: expect.stringContaining('gradlens verify') } } } });
        }
        finally {
            await changed.close();
        }
    });
    it('costs what it reads', async () => {
        const { errors } = await api.send(`query ($run: ID!) { run(uuid: $run) { decisions(fromStep: 0, toStep: 29, first: 100) { edges { node { proof ${PROOF} } } } } }`, { run });
        expect(errors[0]?.extensions['code']).toBe('QUERY_TOO_COSTLY');
    });
});
//# sourceMappingURL=decision-proof.e2e.spec.js.map