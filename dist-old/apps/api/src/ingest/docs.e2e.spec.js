import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allotDecisions, measureColumn } from '#libs/audit';
import { MEASURES } from '#libs/contracts';
import { countDecisions, createAccessToken, findRun, listEvaluations } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { startTestApi } from '../testing/test-api.js';
import { ingestClient } from './testing/ingest-client.js';
import { encodeRecord } from './wire/records.js';
const page = readFileSync(join(repoRoot(), 'docs/ingest.md'), 'utf8');
const snippet = (language) => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';
let store;
let api;
let token;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    token = (await createAccessToken(store, { role: 'ingest', name: 'docs', createdBy: 'spec' })).secret;
});
afterAll(async () => {
    await api.close();
    await store.close();
});
/** The bytes of the page's hex: what stands before the explanation of each line. */
function documentedBytes() {
    const digits = snippet('hex').split('\n').map((line) => (/^((?:[0-9a-f]+ )+) /.exec(line)?.[1] ?? '').replaceAll(' ', ''));
    return Buffer.from(digits.join(''), 'hex');
}
function exampleRecord() {
    const { payload, frame } = allotDecisions({ attempt: 1, step0: 0, n: 2, t0Us: 1_700_000_000_000_000 }, 1);
    const bits = (values) => new Uint32Array(Float32Array.from(values).buffer);
    frame.durationUs.set([1000, 1001]);
    frame.batchId.set([0, 1]);
    frame.loss.set(bits([1, 0.5]));
    frame.learningRate.set(bits([0.125, 0.125]));
    const columns = { rawScale: [1, 1], scale: [1, 1], gradNorm: [1, NaN], paramNorm: [2, 2], updateNorm: [0.25, 0.25], cosine: [0.5, 0.5], noise: [0.0625, 0.0625], flags: [0, 8] };
    MEASURES.forEach((measure, at) => {
        measureColumn(frame, 0, at).set(measure === 'flags' ? columns.flags : bits(columns[measure]));
    });
    return encodeRecord(2, payload);
}
/** Runs a program with a script on its standard input. */
function runScript(program, script, run) {
    const env = { PATH: process.env['PATH'], GRADLENS_URL: api.url, GRADLENS_INGEST_TOKEN: token, RUN: run };
    const child = spawn(program, program === 'python3' ? ['-'] : [], { env });
    let out = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (out += String(chunk)));
    child.stdin.end(script);
    return new Promise((resolve) => child.once('close', (code) => { resolve({ code, out }); }));
}
const has = (program) => {
    const found = spawnSync(program, ['--version']).status === 0;
    if (!found)
        process.stderr.write(`SKIPPED: ${program} is not on this machine, so its example in docs/ingest.md is not run\n`);
    return found;
};
describe('docs/ingest.md', () => {
    it('shows the bytes of the frame it describes', async () => {
        expect(documentedBytes().toString('hex')).toBe(exampleRecord().toString('hex'));
        const client = ingestClient(api.url, { token });
        await client.register({ layers: ['dense1'] });
        expect(await client.frames(documentedBytes())).toMatchObject({ status: 200, body: { lastSeq: 2, lastStep: 1 } });
    });
    it.skipIf(!has('python3'))('has a Python trainer that delivers a run, and may be run again', async () => {
        const run = uuidv7();
        const { code, out } = await runScript('python3', snippet('python'), run);
        expect({ code, out }).toMatchObject({ code: 0 });
        expect(await findRun(store, run)).toMatchObject({ state: 'completed', name: 'from python', lastStep: 599 });
        expect(await countDecisions(store, run)).toBe(1200);
        expect(await runScript('python3', snippet('python'), run)).toMatchObject({ code: 0 });
    });
    it.skipIf(!has('curl'))('has lines for curl', async () => {
        const run = uuidv7();
        const { code, out } = await runScript('sh', snippet('sh'), run);
        expect({ code, out }).toMatchObject({ code: 0 });
        expect(await findRun(store, run)).toMatchObject({ state: 'completed', reason: 'enough', lastStep: 1 });
        expect(await listEvaluations(store, run)).toMatchObject([{ step: 1, split: 'test', loss: 0.4, accuracy: 0.9 }]);
    });
    it('names every metric of gradlens', async () => {
        const response = await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${(await createAccessToken(store, { role: 'viewer', name: 'm', createdBy: 'spec' })).secret}` } });
        const names = [...(await response.text()).matchAll(/^# TYPE (gradlens_\S+)/gm)].map(([, name]) => name ?? '');
        expect(names.length).toBeGreaterThan(10);
        expect(names.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
    });
});
//# sourceMappingURL=docs.e2e.spec.js.map