import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DECISION_FLAGS } from '#libs/contracts';
import { createAccessToken, findRun, lastCommittedStep, listEvents, listRuns, openStore, readSeries } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './spec-support/product.js';
import { ended, freshHome, gradlens, start } from './spec-support/program.js';
/** Slow enough for a person; checkpoints rare enough that a resumed attempt has to do again what was ordered. */
const SPEC = `name: NAME
data: {kind: generated-credit, rows: 4000}
model: {kind: mlp, hidden: [128, 128, 64]}
backend: wasm
batchSize: 256
budget: {steps: 1000000}
checkpointEvery: EVERY
evaluateEvery: 1000
`;
/** Real runs, told what to do through the command line. */
describe('gradlens control', { timeout: 240_000 }, () => {
    let home;
    let store;
    const children = [];
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'control' });
    }, 120_000);
    afterAll(async () => {
        for (const child of children)
            child.kill('SIGKILL');
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    async function begin(name, more = '', checkpointEvery = 150) {
        const file = path.join(home, `${name}.yaml`);
        writeFileSync(file, `${SPEC.replace('NAME', name).replace('EVERY', String(checkpointEvery))}${more}`);
        const child = start(['run', file, '--json'], home);
        children.push(child);
        const end = ended(child);
        const page = await until(() => listRuns(store, { search: name, first: 1 }), ({ runs }) => runs[0]?.state === 'running');
        return { run: page.runs[0]?.uuid ?? '', child, end };
    }
    const past = (run, step) => until(() => lastCommittedStep(store, run), (last) => last >= step, 120_000);
    const told = async (run, ...args) => {
        const { code, stderr } = await gradlens(['control', run, ...args, '--reason', 'a test'], home);
        expect(code, stderr).toBe(0);
    };
    /** The last step in the database, once none has come in for a second. */
    const standsAt = async (run) => {
        const at = await lastCommittedStep(store, run);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return (await lastCommittedStep(store, run)) === at ? at : standsAt(run);
    };
    const commandOf = async (run, seq) => {
        const { rows } = await store.pool.query('select c.acked_step as "ackedStep", c.kind from run_command c join run r on r.run_id = c.run_id where r.uuid = $1 and c.seq = $2', [run, seq]);
        return rows[0] ?? { ackedStep: null, kind: '' };
    };
    const obeyed = (run, seq) => until(() => commandOf(run, seq), ({ ackedStep }) => ackedStep !== null);
    const events = async (run) => (await listEvents(store, run)).map(({ kind, step, detail }) => ({ kind, step, detail: detail }));
    it('lowers, rolls back, and after kill -9 does it all again with the same bits; verify finds nothing altered', async () => {
        const { run, child, end } = await begin('rolled');
        await past(run, 160);
        await told(run, 'lower', '--layers', 'dense2', '--steps', '30');
        const lowered = Number((await obeyed(run, 1)).ackedStep);
        await told(run, 'rollback');
        const rolled = Number((await obeyed(run, 2)).ackedStep);
        await past(run, rolled + 20);
        child.kill('SIGKILL');
        await end;
        const again = start(['run', '--resume', run, '--json'], home);
        children.push(again);
        const second = ended(again);
        await past(run, rolled + 250);
        await told(run, 'stop');
        const { code, stderr, stdout } = await second;
        expect(code, stderr).toBe(0);
        expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')).toMatchObject({ state: 'cancelled', recording: 'database' });
        const told2 = await events(run);
        expect(told2.filter(({ kind }) => ['lower', 'rollback', 'cancel'].includes(kind))).toMatchObject([
            { kind: 'lower', step: lowered, detail: { seq: 1, layers: ['dense2'], steps: 30, reason: 'a test' } },
            { kind: 'rollback', step: rolled, detail: { seq: 2, fromStep: rolled } },
            { kind: 'cancel', detail: { seq: 3 } },
        ]);
        const toStep = Number(told2.find(({ kind }) => kind === 'rollback')?.detail['toStep']);
        expect(toStep % 150).toBe(0);
        expect(toStep).toBeLessThan(rolled);
        // the weights are those of the checkpoint, the step counts on, the scale is 1 for the steps of the reset and no longer
        const params = await readSeries(store, run, { layer: 'dense1', measure: 'paramNorm', fromStep: 0, toStep: rolled, maxPoints: 100_000 });
        const at = (step) => params.values[params.steps.indexOf(step)] ?? NaN;
        expect(at(rolled)).toBe(at(toStep));
        const { rows } = await store.pool.query(`select step, layer, flags, scale from decision where run_id = (select run_id from run where uuid = $1) and flags & $2 <> 0 order by step, layer`, [run, DECISION_FLAGS.lowered]);
        const byCommand = rows.filter(({ step, layer }) => step < rolled && layer === 1);
        expect(byCommand.map(({ step }) => step)).toEqual(steps(lowered, Math.min(lowered + 30, rolled)));
        const reset = rows.filter(({ step, layer }) => step >= rolled && layer === 0);
        expect(reset.map(({ step }) => step)).toEqual(steps(rolled, rolled + 100));
        expect(new Set(rows.map(({ scale }) => scale))).toEqual(new Set([1]));
        const verified = await gradlens(['verify', run, '--json'], home);
        expect(JSON.parse(verified.stdout), verified.stderr).toMatchObject({ ok: true, complete: true, altered: [] });
        const replayed = await gradlens(['replay', run, '--json'], home);
        expect(JSON.parse(replayed.stdout), replayed.stderr).toMatchObject({ bitExact: true, missingSteps: 0, firstDivergence: null, sameWeights: true });
    });
    it('does a rollback of the record again where the kill came before the next checkpoint', async () => {
        const { run, child, end } = await begin('again', '', 500);
        await past(run, 505);
        await told(run, 'rollback', '--to-step', '600');
        const rolled = Number((await obeyed(run, 1)).ackedStep);
        await past(run, rolled + 2);
        child.kill('SIGKILL');
        await end;
        const latest = (await store.pool.query('select max(step) as step from run_checkpoint c join run r using (run_id) where r.uuid = $1', [run])).rows[0]?.step ?? 0;
        const ledger = await lastCommittedStep(store, run);
        const again = start(['run', '--resume', run, '--json'], home);
        children.push(again);
        const second = ended(again);
        await past(run, ledger + 30);
        await told(run, 'stop');
        const { code, stderr } = await second;
        expect(code, stderr).toBe(0);
        expect(latest, 'no checkpoint after the rollback: the attempt has to do it again').toBe(500);
        expect(stderr).toContain(`step ${rolled}: weights of step 500 again, as recorded`);
        expect((await events(run)).filter(({ kind }) => kind === 'rollback')).toHaveLength(1);
        expect((await gradlens(['verify', run], home)).code).toBe(0);
    });
    it('pauses and goes on; a sensitive run goes on only at the word of a reviewer', async () => {
        const { run, end } = await begin('paused', 'sensitivity: [{policy: protected}]\n');
        await past(run, 5);
        await told(run, 'pause');
        await until(() => findRun(store, run), (row) => row?.state === 'paused');
        const stopped = await standsAt(run);
        const refused = await gradlens(['control', run, 'resume', '--reason', 'go'], home);
        expect(refused.code).toBe(2);
        expect(refused.stderr).toContain('the word of a reviewer');
        expect(await lastCommittedStep(store, run)).toBe(stopped);
        const { secret } = await createAccessToken(store, { role: 'reviewer', name: 'the reviewer', createdBy: 'test' });
        expect((await gradlens(['control', run, 'resume', '--reason', 'seen'], home, { GRADLENS_TOKEN: secret })).code).toBe(0);
        await past(run, stopped + 5);
        await told(run, 'stop');
        expect((await end).code).toBe(0);
        expect((await events(run)).map(({ kind, detail }) => [kind, detail['by']])).toEqual(expect.arrayContaining([['resume', 'the reviewer'], ['pause', expect.any(String)], ['cancel', expect.any(String)]]));
    });
    it.each([
        [['fly'], 'allowed: pause, resume, lower, rollback, stop'],
        [['lower', '--steps', '-1'], '--steps'],
        [['lower', '--layers', ','], 'names of layers'],
        [['pause', '--steps', '5'], 'nothing: it belongs to lower'],
    ])('refuses %j', async (args, allowed) => {
        const { code, stderr } = await gradlens(['control', '00000000-0000-4000-8000-000000000000', ...args, '--reason', 'x'], home);
        expect([code, stderr]).toEqual([2, expect.stringContaining(allowed)]);
    });
});
function steps(from, to) {
    return Array.from({ length: to - from }, (_, i) => from + i);
}
//# sourceMappingURL=control.e2e-spec.js.map