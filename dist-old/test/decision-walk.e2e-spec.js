import { rm } from 'node:fs/promises';
import path from 'node:path';
import { countDecisions, findRun, listAlerts, listLayers, openStore, readDecision } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, ROOT, start, ended } from './spec-support/program.js';
/** The way of one decision (docs/design.md, section 3), through the command line, on generated data. */
// minutes, not seconds: the runs share their cores with other tests
describe('the way of one decision', { timeout: 300_000 }, () => {
    let home;
    let store;
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'decision walk' });
    });
    afterAll(async () => {
        await store.close();
        await rm(home, { recursive: true, force: true });
    });
    const run = async (file) => {
        const done = await gradlens(['run', path.join(ROOT, 'examples', file), '--json'], home);
        expect(done.stderr + done.stdout).toContain('"state":"completed"');
        expect(done.code).toBe(0);
        return JSON.parse(done.stdout.trim().split('\n').at(-1));
    };
    it('records every decision of a run whose instability is provoked, and fires', async () => {
        const summary = await run('provoked-instability.yaml');
        expect(summary.decisions).toBe(summary.layers * summary.steps);
        expect(await countDecisions(store, summary.run)).toBe(summary.layers * summary.steps);
        const plain = await store.pool.query('select count(*)::int as n from decision d join run r using (run_id) where r.uuid = $1', [summary.run]);
        expect(plain.rows[0]?.n).toBe(summary.layers * summary.steps);
        const { alerts } = await listAlerts(store, { run: summary.run, first: 100 });
        const spike = alerts.find((alert) => alert.rule === 'scale-spike' && alert.layer === 'dense2');
        expect(spike?.firedStep).toBe(300);
        expect(summary.alerts).toBe(alerts.length);
        const before = await readDecision(store, summary.run, 299, 'dense2');
        const pushed = await readDecision(store, summary.run, 300, 'dense2');
        expect(pushed.flags & 32).toBe(32);
        // guards are off: the push goes through whole
        expect(pushed.scale).toBe(pushed.rawScale);
        expect(pushed.scale / before.scale).toBeGreaterThan(250);
    });
    it('fires nothing on the same run without the push', async () => {
        const summary = await run('calm.yaml');
        expect(summary.alerts).toBe(0);
        expect((await listAlerts(store, { run: summary.run, first: 10 })).total).toBe(0);
    });
    it('ends cleanly as cancelled on Ctrl-C, and goes on from the checkpoint with --resume, bit for bit', async () => {
        const whole = await run('calm.yaml');
        const child = start(['run', path.join(ROOT, 'examples', 'calm.yaml'), '--json'], home);
        child.stderr.on('data', (part) => {
            if (/step \d+\/600/.test(part.toString()))
                child.kill('SIGINT');
        });
        const stopped = await ended(child);
        expect(stopped.code).toBe(130);
        const first = JSON.parse(stopped.stdout.trim());
        expect(first.state).toBe('cancelled');
        expect(first.steps).toBeLessThan(600);
        const resumed = await gradlens(['run', '--resume', first.run, '--json'], home);
        expect(resumed.stderr).toContain(`goes on from step ${first.steps}`);
        const second = JSON.parse(resumed.stdout.trim());
        expect(second).toMatchObject({ run: first.run, state: 'completed', steps: 600, weightsSha256: whole.weightsSha256 });
        expect(await countDecisions(store, first.run)).toBe(600 * second.layers);
    });
    it('refuses to resume a run that a live process holds, and names it; resumes it at once when that process was killed', async () => {
        const child = start(['run', path.join(ROOT, 'examples', 'calm.yaml'), '--json'], home);
        let uuid = '';
        await new Promise((resolve) => {
            child.stderr.on('data', (part) => {
                uuid = /run ([0-9a-f-]{36})/.exec(part.toString())?.[1] ?? uuid;
                if (!/step \d+\/600/.test(part.toString()))
                    return;
                child.kill('SIGSTOP'); // it lives, and gets no further
                resolve();
            });
        });
        const refused = await gradlens(['run', '--resume', uuid], home);
        expect(refused.code).toBe(2);
        expect(refused.stderr).toMatch(new RegExp(`run is ${uuid}, which is held by process ${String(child.pid)} on .*, since .*; allowed: a run that no live process holds`));
        child.kill('SIGKILL');
        await ended(child);
        expect((await findRun(store, uuid))?.state).toBe('running');
        const resumed = await gradlens(['run', '--resume', uuid, '--json'], home);
        expect(resumed.stderr).toContain(`run ${uuid} was interrupted: its process is gone`);
        const summary = JSON.parse(resumed.stdout.trim());
        expect(summary).toMatchObject({ state: 'completed', steps: 600 });
        const layers = (await listLayers(store, [uuid])).get(uuid);
        expect(await countDecisions(store, uuid)).toBe(600 * layers.length);
    });
    it('refuses bad input with one line and exit code 2, and writes nothing', async () => {
        const before = await store.pool.query('select count(*)::int as n from run');
        const missing = await gradlens(['run', 'nowhere.yaml'], home);
        expect(missing).toMatchObject({ code: 2, stdout: '', stderr: 'gradlens: nowhere.yaml is not there; allowed: a YAML file that can be read\n' });
        const backend = await gradlens(['run', path.join(ROOT, 'examples/calm.yaml'), '--backend', 'cuda'], home);
        expect(backend.code).toBe(2);
        const after = await store.pool.query('select count(*)::int as n from run');
        expect(after.rows).toEqual(before.rows);
    });
});
//# sourceMappingURL=decision-walk.e2e-spec.js.map