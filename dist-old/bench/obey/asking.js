import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#libs/contracts';
import { activateRules, latestCheckpoint, listActionRequests, stateOfRequest } from '#libs/decision-store';
import { readRuleFile } from '#libs/stability-rules';
/** Mutations that tell a run something, and the type of their input. */
export const INPUT_TYPES = { lowerRun: 'LowerRunInput', pauseRun: 'TellRunInput', resumeRun: 'TellRunInput', rollbackRun: 'RollbackRunInput', cancelRun: 'CancelRunInput' };
const MUTATIONS = { lower: 'lowerRun', pause: 'pauseRun', rollback: 'rollbackRun', stop: 'cancelRun' };
/** What a person asks of one run, in turn; a rollback is obeyed three times at most, a stop once. */
const ASKED = ['lower', 'pause', 'rollback', 'lower', 'pause', 'lower', 'rollback', 'pause', 'lower', 'pause', 'rollback', 'lower', 'pause', 'stop'];
/** Orders everything over the API, at moments that have nothing to do with the executor's clock. */
export async function askOverApi(store, run, send, chance) {
    const all = [];
    // without a checkpoint a rollback is refused
    while ((await latestCheckpoint(store, run.uuid)) === null)
        await sleep(100);
    for (const [i, kind] of ASKED.entries()) {
        await sleep(400 + 700 * chance());
        const reason = `asked ${i}`;
        const askedMs = systemClock.now();
        await send(MUTATIONS[kind], { run: run.uuid, reason, ...(kind === 'lower' ? { steps: 20 } : {}) });
        all.push({ run: run.uuid, by: 'the API', kind, reason, askedMs, heard: await run.obeyed(reason), since: null });
        if (kind === 'pause')
            await send('resumeRun', { run: run.uuid, reason: `on ${i}` });
    }
    return all;
}
/** Rules that ask by the number of the step (an expression must read a measure or the loss), in units of `unit` steps: four times to lower and to pause, three rollbacks, a stop. */
export async function activateAsking(store, project, unit) {
    const conditions = {
        lower: `step % ${2 * unit} == ${unit} && step < ${8 * unit}`,
        pause: `step % ${2 * unit} == 0 && step > 0 && step < ${9 * unit}`,
        rollback: [2, 4, 6].map((at) => `step == ${Math.round((at + 0.5) * unit)}`).join(' || '),
        stop: `step >= ${10 * unit}`,
    };
    const rules = Object.entries(conditions).map(([kind, expr]) => ({
        ...{ name: `asks-to-${kind}`, expr: `loss > 0.0 && (${expr})`, over: 'run', hold: 0, keepFiring: 0, severity: 'warning', summary: `${kind} at {{step}}` },
        action: kind === 'lower' ? { kind, steps: 5 } : { kind },
    }));
    const { rules: found, problems } = readRuleFile(JSON.stringify({ rules }), 'bench', []);
    if (problems.length > 0)
        throw new Error(JSON.stringify(problems));
    const activations = found.map(({ rule, version }) => ({ rule: rule.name, version, kind: 'own', mode: 'live', text: rule.definition ?? '', needsBacktest: false }));
    await activateRules(store, activations, { project, by: 'bench', reason: 'to be obeyed' });
}
/** Follows a run whose rules ask, lets it go on whenever one has paused it, and tells how each was obeyed. */
export async function followRules(store, run, send) {
    const all = [];
    const seen = new Set();
    while (!all.some(({ kind }) => kind === 'stop')) {
        const { requests } = await listActionRequests(store, { run: run.uuid, first: 100 });
        for (const row of requests.toReversed().filter(({ request }) => !seen.has(request))) {
            seen.add(row.request);
            if (stateOfRequest(row) !== 'commanded')
                continue;
            const heard = await run.obeyed(row.reason);
            if (row.kind === 'pause')
                await send('resumeRun', { run: run.uuid, reason: `on behind ${row.reason}` });
            all.push({ run: run.uuid, by: 'a rule', kind: row.kind, reason: row.reason, askedMs: row.createdAt.getTime(), heard, since: row.since });
        }
        await sleep(50);
    }
    return all;
}
//# sourceMappingURL=asking.js.map