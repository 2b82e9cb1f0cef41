// Orders to trainings in PyTorch that the service only sees when their client tells: who asked when, and when it was obeyed.
import { setTimeout as sleep } from 'node:timers/promises';
import { DECISION_FLAGS, systemClock } from '#libs/contracts';
import { findRun, listActionRequests, readDecisions } from '#libs/decision-store';
const MUTATIONS = { lower: 'lowerRun', pause: 'pauseRun', rollback: 'rollbackRun', stop: 'cancelRun' };
const COMMANDS = { lower: 'lower', pause: 'pause', rollback: 'rollback', stop: 'cancel' };
const ASKED = ['pause', 'lower', 'rollback', 'pause', 'lower', 'pause', 'rollback', 'pause', 'lower', 'pause'];
const POLL_MS = 20;
/** Runs that diverge, each paused by its rule and then stopped over the API. */
export async function pausedByRule(store, trainer, send) {
    const { run = '' } = await trainer.next('run');
    const provoked = await trainer.next('provoked');
    const heard = await trainer.next('pause');
    const { requests } = await listActionRequests(store, { run, first: 100 });
    const asked = requests.findLast(({ kind }) => kind === 'pause');
    if (asked === undefined)
        throw new Error(`run ${run} was paused, and no rule asked for it`);
    const paused = await orderOf(store, { run, by: 'a rule', kind: 'pause', decidedMs: asked.createdAt.getTime(), heard });
    const stopped = await ask(store, trainer, send, { run, kind: 'stop' });
    return [{ ...paused, behind: (heard.step ?? NaN) - (provoked.step ?? NaN) }, stopped];
}
/** A run that a person tells all kinds of things, at moments that have nothing to do with its clock. */
export async function askedOverApi(store, trainer, send, chance) {
    const { run = '' } = await trainer.next('run');
    while (((await findRun(store, run))?.lastStep ?? -1) < 20)
        await sleep(POLL_MS);
    const all = [];
    for (const kind of [...ASKED, 'stop']) {
        await sleep(300 + 700 * chance());
        all.push(await ask(store, trainer, send, { run, kind }));
        if (kind === 'pause')
            await send('resumeRun', { run, reason: 'on' });
    }
    return all;
}
async function ask(store, trainer, send, { run, kind }) {
    const decidedMs = systemClock.now();
    await send(MUTATIONS[kind], { run, reason: `asked to ${kind}`, ...(kind === 'lower' ? { steps: 20 } : {}) });
    return await orderOf(store, { run, by: 'the API', kind, decidedMs, heard: await trainer.next(kind) });
}
/** Waits for the acknowledgement of the newest command of this kind. */
async function orderOf(store, { heard, ...told }) {
    for (;;) {
        const { rows } = await store.pool.query(`select c.created_at as stored, c.acked_at as acked from run_command c join run r on r.run_id = c.run_id
       where r.uuid = $1 and c.kind = $2 order by c.seq desc limit 1`, [told.run, COMMANDS[told.kind]]);
        const [row] = rows;
        if (row?.acked != null) {
            const steps = (heard.ends ?? []).filter((end) => end > told.decidedMs).length;
            return { ...told, storedMs: row.stored.getTime(), ackedMs: row.acked.getTime(), obeyedMs: heard.atMs, steps, behind: null };
        }
        await sleep(POLL_MS);
    }
}
/** A guarded run, made to diverge and then stopped. */
export async function guardedRun(store, trainer, send) {
    const { run = '' } = await trainer.next('run');
    const { step: provoked = NaN } = await trainer.next('provoked');
    while (((await findRun(store, run))?.lastStep ?? -1) < provoked + 20)
        await sleep(POLL_MS);
    await send('cancelRun', { run, reason: 'seen' });
    await trainer.next('stop');
    const { decisions } = await readDecisions(store, run, { fromStep: provoked - 20, toStep: provoked + 20, first: 1000 });
    const acts = DECISION_FLAGS.clamped | DECISION_FLAGS.skipped;
    const first = Math.min(...decisions.filter(({ flags }) => (flags & acts) !== 0).map(({ step }) => step));
    const broken = decisions.filter(({ updateNorm, paramNorm }) => !Number.isFinite(updateNorm) || !Number.isFinite(paramNorm)).length;
    return { behind: first - provoked, broken };
}
//# sourceMappingURL=client-orders.js.map