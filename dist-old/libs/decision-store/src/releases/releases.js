import { createHash } from 'node:crypto';
import { isEnded, isReleasable, judgeRelease, policyHash } from '#libs/audit';
import { checkedReason, mayReview } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';
import { saveClockTransitions } from '../alerts/save-alert-transitions.js';
/** Rule of the alert that an override raises: nobody overrides in silence. */
export const RELEASE_OVERRIDE = 'release-override';
const RULE_VERSION = createHash('sha256').update(RELEASE_OVERRIDE).digest('hex');
/**
 * Judges a run by a policy and records what came of it. An override needs a reviewer who did not start the run; it is recorded as one, with
 * every clause that it passed over, and raises a critical alert that stands until the run is released by the policy.
 *
 * @throws InputError without a reason.
 */
export async function releaseRun(store, order, { policy, evidence }) {
    const reason = checkedReason(order.reason, 'reason');
    const clauses = judgeRelease(policy, evidence);
    const passes = isReleasable(clauses);
    const isOverride = order.isOverride && !passes;
    const notAllowed = isOverride ? whyNoOverride(order, evidence) : null;
    if (notAllowed !== null)
        return notAllowed;
    const unless = isOverride ? 'overridden' : 'refused';
    const asked = { ...order, uuid: uuidv7(), reason, policy, clauses, weightsSha256: evidence.weightsSha256, state: passes ? 'released' : unless };
    // before it is on record: whatever ends this process between the two, no override stands without its alert
    if (isOverride)
        await raise(store, asked, evidence.now);
    const release = await insert(store, asked);
    if (passes)
        await resolve(store, release);
    return { kind: 'recorded', release };
}
function whyNoOverride({ role, by }, { starter, state, run }) {
    if (!mayReview(role))
        return { kind: 'not-allowed', code: 'NEEDS_REVIEWER', message: `role ${role} overrides no release: reviewers do` };
    if (starter === by)
        return { kind: 'not-allowed', code: 'OWN_RUN', message: `${by} started the run: somebody else must override` };
    return isEnded(state) ? null : { kind: 'not-allowed', code: 'RUN_NOT_ENDED', message: `run ${run} is ${state}: no emergency releases weights that are not there yet` };
}
async function insert(store, { uuid, run, by, role, reason, policy, clauses, weightsSha256, state }) {
    await store.pool.query(`insert into release (run_id, release, state, policy, policy_sha256, clauses, weights_sha256, "by", role, reason)
     select run_id, $2, $3, $4::jsonb, $5, $6::jsonb, $7, $8, $9, $10 from run where uuid = $1`, [run, uuid, state, JSON.stringify(policy), policyHash(policy), JSON.stringify(clauses), weightsSha256, by, role, reason]);
    const found = (await listReleases(store, run)).find((each) => each.uuid === uuid);
    if (found === undefined)
        throw new Error(`run ${run} is gone`);
    return found;
}
/** What came of each wish to release a run, newest first. */
export async function listReleases({ pool }, run) {
    const { rows } = await pool.query(`select s.release as uuid, r.uuid as run, s.state, s.policy, s.policy_sha256 as "policySha256", s.clauses, s.weights_sha256 as "weightsSha256", s."by", s.role, s.reason, s.created_at as "createdAt"
     from release s join run r on r.run_id = s.run_id where r.uuid = $1 order by s.release desc limit 100`, [run]);
    return rows;
}
async function raise(store, { uuid, run, by, reason, clauses }, at) {
    const passedOver = clauses.filter(({ verdict }) => verdict === 'refused').map(({ clause }) => clause);
    const since = (await lastStep(store, run)) + 1;
    const summary = `${by} released the run against the policy (${passedOver.join(', ')}): ${reason}`;
    await saveClockTransitions(store, run, [transition({ run, fingerprint: fingerprintOf(uuid), state: 'firing', since, value: passedOver.length, summary, at })]);
}
/** Ends the alerts of earlier overrides: the run passes now. */
async function resolve(store, { run, by, createdAt }) {
    const { rows } = await store.pool.query(`select a.fingerprint, a.since, a.value from alert a join run r on r.run_id = a.run_id where r.uuid = $1 and a.rule = $2 and a.state = 'firing'`, [run, RELEASE_OVERRIDE]);
    const ended = rows.map(({ fingerprint, since, value }) => transition({ run, fingerprint, state: 'resolved', since, value, summary: `the run passes the policy now, released by ${by}`, at: createdAt }));
    await saveClockTransitions(store, run, ended);
}
function transition(change) {
    return { rule: RELEASE_OVERRIDE, ruleVersion: RULE_VERSION, severity: 'critical', layer: null, measure: null, threshold: 0, step: change.since, ...change };
}
function fingerprintOf(release) {
    return createHash('sha256').update(JSON.stringify([RELEASE_OVERRIDE, release])).digest('hex');
}
async function lastStep({ pool }, run) {
    const { rows } = await pool.query('select i.last_step as step from ingest_state i join run r on r.run_id = i.run_id where r.uuid = $1', [run]);
    return rows[0]?.step ?? -1;
}
//# sourceMappingURL=releases.js.map