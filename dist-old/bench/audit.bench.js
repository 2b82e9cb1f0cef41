// What the audit log costs an act (docs/security.md): a silence made without it, and with the two entries around it that a mutation
// leaves, each signed and durable; turn by turn, on a server of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#libs/contracts';
import { appendAuditEntry, auditLogSpan, createSilence, openKeyring, openStore } from '#libs/decision-store';
import { serverPid, timedWith } from './cpu-time.js';
import { benchLine, median, pairRatios, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, turns: { type: 'string', default: '200' } } });
const WARM = 20;
function act(store) {
    return createSilence(store, { matchers: [{ name: 'alertname', operator: '=', value: 'nothing' }], startsAt: null, end: { afterMs: 60_000 }, reason: 'bench', createdBy: 'bench' });
}
async function auditedAct(store, home) {
    const how = { keys: openKeyring(home), clock: systemClock };
    const entry = { kind: 'change', action: 'createSilence', actor: 'bench', tokenId: 'admin', role: 'admin', project: null, run: null, args: '{"input":{"reason":"bench"}}' };
    const { treeSize: begun } = await appendAuditEntry(store, { ...entry, outcome: 'begun', result: '', begun: null }, how);
    await act(store);
    await appendAuditEntry(store, { ...entry, outcome: 'done', result: 'SilencePayload', begun }, how);
}
async function measure(store, home) {
    const pid = await serverPid(store);
    const turns = [];
    for (let turn = -WARM; turn < Number(values.turns); turn += 1) {
        const pair = { without: await timedWith(pid, () => act(store)), with: await timedWith(pid, () => auditedAct(store, home)) };
        if (turn >= 0)
            turns.push(pair);
    }
    for (const kind of ['cpu', 'wall']) {
        const [base, found] = [turns.map((turn) => turn.without[kind]), turns.map((turn) => turn.with[kind])];
        const metric = `an act ${kind === 'cpu' ? 'CPU' : 'wall'}`;
        printLines([benchLine({ name: 'without audit log', metric, unit: 'ms' }, base)], values.json);
        printLines([benchLine({ name: 'with both entries', metric, unit: 'ms', ratioTo: 'without audit log', ratio: median(pairRatios(found, base)) }, found)], values.json);
    }
    const { entries, bytes } = await auditLogSpan(store);
    printLines([benchLine({ name: 'one entry', metric: 'on the disk, with indexes', unit: 'B' }, [bytes / entries])], values.json);
}
const home = await mkdtemp(path.join(tmpdir(), 'gradlens-bench-'));
const store = await openStore({ home, applicationName: 'bench', poolSize: 1 });
try {
    await measure(store, home);
}
finally {
    await store.close();
    await rm(home, { recursive: true, force: true });
}
process.exit();
//# sourceMappingURL=audit.bench.js.map