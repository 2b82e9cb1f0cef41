import { createHash } from 'node:crypto';

import { type ClauseVerdict, isEnded, isReleasable, judgeRelease, policyHash, type ReleaseEvidence, type ReleasePolicy } from '#libs/audit';
import { type AlertTransition, checkedReason, mayReview, type Role, type RunUuid } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';

import { saveClockTransitions } from '../alerts/save-alert-transitions.js';
import type { StorePool } from '../open/store.js';

/** Rule of the alert that an override raises: nobody overrides in silence. */
export const RELEASE_OVERRIDE = 'release-override';
const RULE_VERSION = createHash('sha256').update(RELEASE_OVERRIDE).digest('hex');

/** What came of the wish to release a run. */
export interface ReleaseRow {
  readonly uuid: string;
  readonly run: RunUuid;
  readonly state: 'released' | 'refused' | 'overridden';
  readonly policy: ReleasePolicy;
  readonly policySha256: string;
  readonly clauses: readonly ClauseVerdict[];
  readonly weightsSha256: string | null;
  readonly by: string;
  readonly role: string;
  readonly reason: string;
  readonly createdAt: Date;
}

/** Who wants to release a run, why, and whether whatever the clauses say. */
export interface ReleaseOrder {
  readonly run: RunUuid;
  readonly by: string;
  readonly role: Role;
  readonly reason: string;
  readonly isOverride: boolean;
}

/** The release as recorded, or why nothing was. */
export type ReleaseOutcome = { readonly kind: 'recorded'; readonly release: ReleaseRow } | { readonly kind: 'not-allowed'; readonly code: 'NEEDS_REVIEWER' | 'OWN_RUN' | 'RUN_NOT_ENDED'; readonly message: string };

/**
 * Judges a run by a policy and records what came of it. An override needs a reviewer who did not start the run; it is recorded as one, with
 * every clause that it passed over, and raises a critical alert that stands until the run is released by the policy.
 *
 * @throws InputError without a reason.
 */
export async function releaseRun(store: StorePool, order: ReleaseOrder, { policy, evidence }: { readonly policy: ReleasePolicy; readonly evidence: ReleaseEvidence }): Promise<ReleaseOutcome> {
  const reason = checkedReason(order.reason, 'reason');
  const clauses = judgeRelease(policy, evidence);
  const passes = isReleasable(clauses);
  const isOverride = order.isOverride && !passes;
  const notAllowed = isOverride ? whyNoOverride(order, evidence) : null;
  if (notAllowed !== null) return notAllowed;
  const unless = isOverride ? 'overridden' : 'refused';
  const asked: NewRelease = { ...order, uuid: uuidv7(), reason, policy, clauses, weightsSha256: evidence.weightsSha256, state: passes ? 'released' : unless };
  // before it is on record: whatever ends this process between the two, no override stands without its alert
  if (isOverride) await raise(store, asked, evidence.now);
  const release = await insert(store, asked);
  if (passes) await resolve(store, release);
  return { kind: 'recorded', release };
}

function whyNoOverride({ role, by }: ReleaseOrder, { starter, state, run }: ReleaseEvidence): ReleaseOutcome | null {
  if (!mayReview(role)) return { kind: 'not-allowed', code: 'NEEDS_REVIEWER', message: `role ${role} overrides no release: reviewers do` };
  if (starter === by) return { kind: 'not-allowed', code: 'OWN_RUN', message: `${by} started the run: somebody else must override` };
  return isEnded(state) ? null : { kind: 'not-allowed', code: 'RUN_NOT_ENDED', message: `run ${run} is ${state}: no emergency releases weights that are not there yet` };
}

type NewRelease = Omit<ReleaseRow, 'policySha256' | 'createdAt'>;

async function insert(store: StorePool, { uuid, run, by, role, reason, policy, clauses, weightsSha256, state }: NewRelease): Promise<ReleaseRow> {
  await store.pool.query(
    `insert into release (run_id, release, state, policy, policy_sha256, clauses, weights_sha256, "by", role, reason)
     select run_id, $2, $3, $4::jsonb, $5, $6::jsonb, $7, $8, $9, $10 from run where uuid = $1`,
    [run, uuid, state, JSON.stringify(policy), policyHash(policy), JSON.stringify(clauses), weightsSha256, by, role, reason],
  );
  const found = (await listReleases(store, run)).find((each) => each.uuid === uuid);
  if (found === undefined) throw new Error(`run ${run} is gone`);
  return found;
}

/** What came of each wish to release a run, newest first. */
export async function listReleases({ pool }: StorePool, run: RunUuid): Promise<ReleaseRow[]> {
  const { rows } = await pool.query<ReleaseRow>(
    `select s.release as uuid, r.uuid as run, s.state, s.policy, s.policy_sha256 as "policySha256", s.clauses, s.weights_sha256 as "weightsSha256", s."by", s.role, s.reason, s.created_at as "createdAt"
     from release s join run r on r.run_id = s.run_id where r.uuid = $1 order by s.release desc limit 100`,
    [run],
  );
  return rows;
}

async function raise(store: StorePool, { uuid, run, by, reason, clauses }: NewRelease, at: Date): Promise<void> {
  const passedOver = clauses.filter(({ verdict }) => verdict === 'refused').map(({ clause }) => clause);
  const since = (await lastStep(store, run)) + 1;
  const summary = `${by} released the run against the policy (${passedOver.join(', ')}): ${reason}`;
  await saveClockTransitions(store, run, [transition({ run, fingerprint: overrideFingerprint(uuid), state: 'firing', since, value: passedOver.length, summary, at })]);
}

/** Ends the alerts of earlier overrides: the run passes now. */
async function resolve(store: StorePool, { run, by, createdAt }: ReleaseRow): Promise<void> {
  const { rows } = await store.pool.query<{ fingerprint: string; since: number; value: number }>(
    `select a.fingerprint, a.since, a.value from alert a join run r on r.run_id = a.run_id where r.uuid = $1 and a.rule = $2 and a.state = 'firing'`,
    [run, RELEASE_OVERRIDE],
  );
  const ended = rows.map(({ fingerprint, since, value }) => transition({ run, fingerprint, state: 'resolved', since, value, summary: `the run passes the policy now, released by ${by}`, at: createdAt }));
  await saveClockTransitions(store, run, ended);
}

type Change = Pick<AlertTransition, 'run' | 'fingerprint' | 'state' | 'since' | 'summary'> & { readonly value: number; readonly at: Date };

function transition(change: Change): AlertTransition {
  return { rule: RELEASE_OVERRIDE, ruleVersion: RULE_VERSION, severity: 'critical', layer: null, measure: null, threshold: 0, step: change.since, ...change };
}

/** Fingerprint of the alert that an override raises. */
export function overrideFingerprint(release: string): string {
  return createHash('sha256').update(JSON.stringify([RELEASE_OVERRIDE, release])).digest('hex');
}

async function lastStep({ pool }: StorePool, run: RunUuid): Promise<number> {
  const { rows } = await pool.query<{ step: number | null }>('select i.last_step as step from ingest_state i join run r on r.run_id = i.run_id where r.uuid = $1', [run]);
  return rows[0]?.step ?? -1;
}
