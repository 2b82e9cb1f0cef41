import { rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { findReplay, listReplays, openStore } from '#libs/decision-store';
import { backendTable } from '#libs/tensor-math';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ended, freshHome, gradlens, ROOT, start } from './spec-support/program.js';
import { writeImages } from './spec-support/small-data.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
const available = new Set((await backendTable()).filter((row) => row.available).map(({ name }) => name));
/** `gradlens replay`: what was recorded can be executed again, bit for bit, and what was altered in the ledger shows. */
describe('gradlens replay', { timeout: 600_000 }, () => {
    let home;
    let store;
    let recorded;
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'replay spec' });
        recorded = await run(path.join(ROOT, 'examples', 'provoked-instability.yaml'));
    }, 120_000);
    afterAll(async () => {
        await store.close();
        await rm(home, { recursive: true, force: true });
    });
    async function run(file, ...options) {
        const done = await gradlens(['run', file, '--json', ...options], home);
        expect(done.code, done.stderr).toBe(0);
        return JSON.parse(done.stdout.trim().split('\n').at(-1));
    }
    function jsonOf({ stdout }) {
        return JSON.parse(stdout.trim());
    }
    it('gives every loss, decision and weight of an MLP again, changes nothing of the run, and stores what it found', async () => {
        const rows = 'select (select count(*)::int from run) as runs, (select count(*)::int from run_event) as events, (select max(last_step) from ingest_state) as last';
        const before = await store.pool.query(rows);
        const done = await gradlens(['replay', recorded.run, '--json'], home);
        expect(done.code, done.stderr).toBe(0);
        const told = jsonOf(done);
        expect(told).toMatchObject({
            run: recorded.run, bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, weightsSha256: recorded.weightsSha256,
            steps: recorded.steps, comparedSteps: recorded.steps, missingSteps: 0, backend: 'wasm',
        });
        expect((await store.pool.query(rows)).rows).toEqual(before.rows);
        const stored = await findReplay(store, told['replay']);
        expect(stored).toMatchObject({ run: recorded.run, attempt: 1, steps: recorded.steps, backend: { name: 'wasm', version: expect.any(String) }, fidelity: { bitExact: true, sameWeights: true, comparedSteps: recorded.steps }, by: userInfo().username });
        expect(stored.endedAt.getTime() - stored.startedAt.getTime()).toBeGreaterThan(0);
        const { rows: entries } = await store.pool.query(`select outcome, run from audit_entry where action = 'storeReplay' order by seq`);
        expect(entries).toEqual([{ outcome: 'begun', run: recorded.run }, { outcome: 'done', run: recorded.run }]);
    });
    it('stores nothing where that is asked, or when it is ended before its end', async () => {
        const count = async () => (await listReplays(store, { run: recorded.run, first: 1 })).total;
        const before = await count();
        const done = await gradlens(['replay', recorded.run, '--json', '--no-store'], home);
        expect(jsonOf(done)).toMatchObject({ bitExact: true, replay: null });
        const child = start(['replay', recorded.run, '--json'], home);
        child.stderr?.on('data', (part) => {
            if (part.toString().includes('replaying run'))
                child.kill('SIGINT');
        });
        expect(await ended(child)).toMatchObject({ code: 130, stdout: '' });
        expect(await count()).toBe(before);
    });
    it.for(['wasm', 'tensorflow'])('gives those of an MLP and of a CNN again, on %s', async (backend, { skip }) => {
        skip(!available.has(backend), `${backend} is not installed`);
        const models = {
            mlp: { data: { kind: 'generated-credit', rows: 500 }, model: { kind: 'mlp', hidden: [16, 8], activation: 'tanh', dropout: 0.1 } },
            cnn: { data: writeImages(home), model: { kind: 'cnn', channels: [4, 8], dense: [16], activation: 'gelu' } },
        };
        for (const [name, model] of Object.entries(models)) {
            const spec = path.join(home, `${name}.json`);
            await writeFile(spec, JSON.stringify({ name, backend, batchSize: 16, budget: { steps: 60 }, checkpointEvery: 25, ...model }));
            const done = await run(spec);
            const replayed = await gradlens(['replay', done.run, '--json'], home);
            expect(replayed.code, replayed.stderr).toBe(0);
            expect(jsonOf(replayed)).toMatchObject({ bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, weightsSha256: done.weightsSha256, comparedSteps: 60, missingSteps: 0, backend });
        }
    });
    it('notices one altered value in the ledger, where it is', async () => {
        const alter = (by) => store.pool.query(`update decision_chunk c set scale[12] = scale[12] ${by} from run r
         where r.run_id = c.run_id and r.uuid = $1 and c.layer = 1 and c.step0 = 256`, [recorded.run]);
        await alter('* 1.0625');
        try {
            const done = await gradlens(['replay', recorded.run, '--json'], home);
            expect(done.code).toBe(1);
            const found = jsonOf(done);
            expect(found).toMatchObject({ bitExact: false, firstDivergence: { step: 267, layer: 'dense2', measure: 'scale' }, maxRelLossError: 0, sameWeights: true });
            const { fidelity } = (await findReplay(store, found['replay']));
            expect(fidelity).toMatchObject({ bitExact: false, firstDivergence: found['firstDivergence'], sameWeights: true });
            expect(fidelity.firstDivergence.recorded / fidelity.firstDivergence.replayed).toBeCloseTo(1.0625, 5);
            const told = await gradlens(['replay', recorded.run], home);
            expect(told.stdout).toMatch(/DIVERGED: first at step 267: scale of layer dense2 is [\d.]+ in the replay, [\d.]+ in the ledger/);
        }
        finally {
            await alter('/ 1.0625');
        }
        expect((await gradlens(['replay', recorded.run], home)).code).toBe(0);
    });
    it('refuses what cannot be replayed: no run, other data, no steps', async () => {
        const unknown = await gradlens(['replay', '01890000-0000-7000-8000-000000000000'], home);
        expect(unknown).toMatchObject({ code: 2, stdout: '' });
        expect(unknown.stderr).toContain('allowed: the uuid of a recorded run');
        await store.pool.query(`update run set origin = 'ingest' where uuid = $1`, [recorded.run]);
        const outside = await gradlens(['replay', recorded.run], home);
        expect(outside.stderr).toContain('which came by ingest: its trainer is not known here; allowed: a run that gradlens trained');
        await store.pool.query(`update run set origin = 'cli', data_manifest = jsonb_set(data_manifest, '{splitSha256}', '"00"') where uuid = $1`, [recorded.run]);
        const other = await gradlens(['replay', recorded.run], home);
        expect(other.code).toBe(2);
        expect(other.stderr).toContain('data, split of its rows is sha256');
    });
});
//# sourceMappingURL=replay.e2e-spec.js.map