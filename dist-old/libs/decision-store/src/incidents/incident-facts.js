import { DECISION_FLAGS } from '#libs/contracts';
import { loadBlock } from '../ledger/load-block.js';
import { findLedger } from '../reading/find-ledger.js';
/** How many decisions of a range of steps guards and checks touched; retention leaves them. */
export async function countGuarded({ pool }, run, { fromStep, toStep }) {
    const { clamped, rateLimited, skipped, nonFinite, ratioCapped, backedOff } = DECISION_FLAGS;
    const { rows } = await pool.query(`select count(*) filter (where e.flags & $4::integer <> 0) as clamped, count(*) filter (where e.flags & $5::integer <> 0) as "rateLimited",
       count(*) filter (where e.flags & $6::integer <> 0) as skipped, count(*) filter (where e.flags & $7::integer <> 0) as "nonFinite",
       count(*) filter (where e.flags & $8::integer <> 0) as "heldBack"
     from decision_event e join run r on r.run_id = e.run_id where r.uuid = $1 and e.step between $2 and $3`, [run, fromStep, toStep, clamped, rateLimited, skipped, nonFinite, ratioCapped | backedOff]);
    return rows[0] ?? { clamped: 0, rateLimited: 0, skipped: 0, nonFinite: 0, heldBack: 0 };
}
/** How many alerts of an incident still fire; one whose rule has gone into shadow mode has ended for it. */
export async function countFiring({ pool }, run, incident) {
    const { rows } = await pool.query(`select count(*) as firing from alert a join run r on r.run_id = a.run_id
     where r.uuid = $1 and a.incident = $2 and a.state = 'firing' and not a.shadow`, [run, incident]);
    return rows[0]?.firing ?? 0;
}
/** The recorded steps of a range, oldest first; empty where none is recorded, or retention has removed them. @throws InputError for an unknown run. */
export async function readSteps(store, run, range) {
    const { runId } = await findLedger(store, run);
    const { steps } = await loadBlock(store.pool, runId, { ...range, layers: [] });
    const rows = steps.flatMap(({ step0, loss, learningRate, batchId }) => Array.from(loss, (each, i) => ({ step: step0 + i, loss: each, learningRate: learningRate[i] ?? NaN, batchId: batchId[i] ?? -1 })));
    return rows.sort((a, b) => a.step - b.step);
}
//# sourceMappingURL=incident-facts.js.map