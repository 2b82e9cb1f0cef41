import { encodeNote } from '#libs/audit';
import { countDecisions, listAlerts, listEvaluations } from '#libs/decision-store';
import { finiteOrNull } from '../../common/finite-or-null.js';
import { IngestProblem } from '../ingest-problem.js';
import { answered } from './answered.js';
import { isOpen } from './run-session.js';
/**
 * Records the end of a run. The same end again is no news.
 *
 * @returns whether it is news. @throws IngestProblem closed when it ended in another state.
 */
export async function endRun({ store, clock }, session, { state, reason = null }) {
    const { run, lastSeq, lastStep } = session.position;
    if (!isOpen(session.position)) {
        if (run.state === state)
            return false;
        throw new IngestProblem('closed', `run ${session.uuid} has ended: it is ${run.state}`, { state: run.state });
    }
    const summary = await answered(() => summaryOf({ store, clock }, session, state), session.limits);
    const head = { kind: 'end', attempt: run.attempt, step0: Math.max(0, lastStep), n: 0, t0Us: Math.round(clock.now() * 1000) };
    const payload = encodeNote(head, { state, reason, summary });
    if ((await session.ship([{ seq: lastSeq + 1, payload }], lastStep)) === 'moved') {
        throw new IngestProblem('busy', 'another server writes this run; send it again in a moment');
    }
    await session.refresh();
    return true;
}
async function summaryOf({ store, clock }, session, state) {
    const { run, layers, lastStep } = session.position;
    const tests = (await listEvaluations(store, session.uuid)).filter(({ split }) => split === 'test');
    const { loss = null, accuracy = null } = tests.at(-1) ?? {};
    const seconds = Math.max(0, (clock.now() - (run.startedAt ?? run.createdAt).getTime()) / 1000);
    const steps = lastStep + 1;
    return {
        ...{ run: session.uuid, state, steps, layers: layers.length, seconds, backend: 'external' },
        decisions: await countDecisions(store, session.uuid),
        // the note is JSON: a value that is not finite is told by the evaluation itself
        ...{ trainLoss: null, testLoss: finiteOrNull(loss), testAccuracy: finiteOrNull(accuracy), stepsToTarget: null },
        stepsPerSecond: seconds > 0 ? steps / seconds : 0,
        alerts: (await listAlerts(store, { run: session.uuid, first: 1 })).total,
        weightsSha256: null,
    };
}
//# sourceMappingURL=end-run.js.map