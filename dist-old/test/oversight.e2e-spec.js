import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DECISION_FLAGS, systemClock } from '#libs/contracts';
import { lastCommittedStep, listAlerts, listEvents, listRuns } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakableLink } from '../libs/decision-store/src/testing/breakable-link.js';
import { until } from './spec-support/product.js';
import { ended, freshHome, gradlens, start } from './spec-support/program.js';
/** Sensitive, so neutral while nobody watches; pushed again and again, so that a push falls into the time without a database. */
const SPEC = `name: unwatched
data: {kind: generated-credit, rows: 4000}
model: {kind: mlp, hidden: [128, 128, 64]}
backend: wasm
batchSize: 256
guards: {clamp: false, rateLimit: false}
provoke: [${Array.from({ length: 90 }, (_, i) => `{layer: dense2, step: ${300 + 60 * i}, factor: 300}`).join(', ')}]
budget: {steps: 1000000}
checkpointEvery: 500
evaluateEvery: 1000
sensitivity: [{policy: protected}]
oversightLostAfter: 3
`;
/** A sensitive run whose database goes away under it and comes back. */
describe('oversight lost', { timeout: 240_000 }, () => {
    let home;
    let store;
    let link;
    let child = null;
    beforeAll(async () => {
        home = await freshHome();
        store = await testStore();
        link = await breakableLink(store.connectionString);
    }, 120_000);
    afterAll(async () => {
        child?.kill('SIGKILL');
        await link.close();
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    const eventsOf = async (run, kind) => (await listEvents(store, run)).filter((event) => event.kind === kind).map(({ step, detail }) => ({ step: step ?? -1, detail: detail }));
    /** Begins the run, takes its database away for a while, and gives it back. */
    async function live() {
        const file = path.join(home, 'unwatched.yaml');
        writeFileSync(file, SPEC);
        child = start(['run', file, '--json'], home, { DATABASE_URL: link.connectionString });
        const end = ended(child);
        const { runs } = await until(() => listRuns(store, { first: 1 }), (page) => page.runs[0]?.state === 'running');
        const run = runs[0]?.uuid ?? '';
        await until(() => lastCommittedStep(store, run), (step) => step > 120);
        link.cut();
        const cut = systemClock.now();
        const cutAt = await lastCommittedStep(store, run);
        await sleep(14_000);
        const times = { cut, mended: systemClock.now() };
        link.mend();
        const regained = await until(() => eventsOf(run, 'oversight-regained'), (found) => found.length > 0);
        await until(() => lastCommittedStep(store, run), (step) => step > stepOf(regained) + 30);
        await until(() => listAlerts(store, { run, severity: 'critical', first: 1 }), ({ total }) => total > 0);
        await store.pool.query(`insert into run_command (run_id, seq, kind, args, "by", reason) select run_id, 900, 'cancel', '{}', 'test', 'seen' from run where uuid = $1`, [run]);
        const { code, stderr, stdout } = await end;
        expect(code, stderr).toBe(0);
        return { run, cutAt, times, stderr, summary: JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') };
    }
    it('goes on with scale 1, each decision flagged, until the database is back; told once each; critical alerts are there afterwards', async () => {
        const { run, cutAt, stderr, summary, times } = await live();
        expect(summary).toMatchObject({ state: 'cancelled', recording: 'database' });
        const lost = await eventsOf(run, 'oversight-lost');
        expect(lost).toMatchObject([{ detail: { policy: 'neutral', reason: expect.stringContaining('the database has not answered') } }]);
        const regained = await eventsOf(run, 'oversight-regained');
        expect(regained).toHaveLength(1);
        const [from, to] = [stepOf(lost), stepOf(regained)];
        expect([from > cutAt, to > from]).toEqual([true, true]);
        expect(stderr).toContain('oversight is lost: the database has not answered');
        expect(stderr).toContain('oversight is there again');
        const { rows } = await store.pool.query(`select step, scale, flags from decision where run_id = (select run_id from run where uuid = $1) order by step`, [run]);
        const lowered = rows.filter(({ flags }) => (flags & DECISION_FLAGS.lowered) !== 0);
        expect([lowered[0]?.step, lowered.at(-1)?.step, lowered.length]).toEqual([from, to - 1, (to - from) * 4]);
        expect(new Set(lowered.map(({ scale }) => scale))).toEqual(new Set([1]));
        // a push within went no further than the raw scale, one before was a spike: found from the ledger, though nobody saw it then
        const { alerts } = await listAlerts(store, { run, severity: 'critical', first: 100 });
        expect(alerts.map(({ rule }) => rule)).toContain('scale-spike');
        const unwatched = await eventsOf(run, 'critical-while-unwatched');
        process.stderr.write(`oversight lost at step ${from}, regained at ${to}; told meanwhile: ${unwatched.length} critical alerts\n`);
        // nobody could store or send it then: it is there afterwards, with the times at which it was
        const recording = (await listAlerts(store, { run, severity: 'warning', first: 100 })).alerts.find(({ rule }) => rule === 'recording-to-disk');
        expect(recording).toMatchObject({ state: 'resolved', layer: null, summary: expect.stringContaining('records to the disk of its machine') });
        const [fired, resolved] = [recording.firedAt.getTime(), recording.resolvedAt.getTime()];
        expect(fired).toBeGreaterThanOrEqual(times.cut - 2_000);
        expect(fired).toBeLessThan(times.mended - 5_000);
        expect(resolved).toBeGreaterThanOrEqual(times.mended - 1_000);
        const verified = await gradlens(['verify', run, '--json'], home, { DATABASE_URL: store.connectionString });
        expect(JSON.parse(verified.stdout), verified.stderr).toMatchObject({ ok: true, complete: true, altered: [], gaps: [] });
    });
});
function stepOf(events) {
    return events[0]?.step ?? -1;
}
//# sourceMappingURL=oversight.e2e-spec.js.map