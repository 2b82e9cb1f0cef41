import type { NotificationState, RunUuid } from '#libs/contracts';

/** What a rule may ask of a run. */
export type ActionKind = 'lower' | 'pause' | 'rollback' | 'stop';

/** What may happen to a request. The first deciding act stands. */
export type ActionActKind = 'commanded' | 'joined' | 'run-ended' | 'escalated' | 'approved' | 'rejected' | 'timed-out' | 'reviewed';

/** Acts that decide a request. */
export const DECIDING: readonly ActionActKind[] = ['commanded', 'joined', 'run-ended', 'approved', 'rejected', 'timed-out'];

/** {@link DECIDING} as SQL: what stands behind `in`. */
export const DECIDING_ACTS = `(${DECIDING.map((act) => `'${act}'`).join(', ')})`;

/** Condition on an act `a`: the time-out policy decided its request, and nobody has looked at that since. */
export const IS_UNREVIEWED = `a.act = 'timed-out'
  and not exists (select from action_act v where v.run_id = a.run_id and v.request = a.request and v.act = 'reviewed')`;

/** Whom a notification told of a request, or of an act on it. */
export interface ActTold {
  readonly receiver: string;
  /** How its delivery stands; null once the delivery log no longer goes back so far. */
  readonly state: NotificationState | null;
  readonly notification: string;
}

/** One thing that happened to a request. */
export interface ActionAct {
  readonly act: ActionActKind;
  readonly by: string;
  readonly reason: string;
  /** The command that it sent; null when it sent none. */
  readonly commandSeq: number | null;
  readonly createdAt: Date;
  /** Who was told of it: of `escalated` and `timed-out`. */
  readonly told: readonly ActTold[];
}

/** What an alert asked to be done to its run, and what became of it. */
export interface ActionRequestRow {
  readonly run: RunUuid;
  /** Counts the requests of the run, from 1. */
  readonly request: number;
  readonly rule: string;
  readonly ruleVersion: string;
  readonly fingerprint: string;
  readonly since: number;
  /** Step at which the alert fired. */
  readonly step: number;
  readonly kind: ActionKind;
  /** Arguments of the command that it is, or would be. */
  readonly args: unknown;
  /** The alert's sentence. */
  readonly reason: string;
  /** Until when somebody may decide; null where nobody needs to. */
  readonly respondBy: Date | null;
  readonly escalateTo: string | null;
  readonly createdAt: Date;
  /** Who was told, at once, that it waits. */
  readonly told: readonly ActTold[];
  /** What happened to it, oldest first. */
  readonly acts: readonly ActionAct[];
}

/** Where a request stands: the act that decided it, or `proposed` while nobody has. */
export function stateOfRequest({ acts }: Pick<ActionRequestRow, 'acts'>): 'proposed' | ActionActKind {
  return acts.find(({ act }) => DECIDING.includes(act))?.act ?? 'proposed';
}

/** Whether the time-out policy decided and nobody has looked at that since. */
export function isUnreviewed({ acts }: Pick<ActionRequestRow, 'acts'>): boolean {
  return acts.some(({ act }) => act === 'timed-out') && !acts.some(({ act }) => act === 'reviewed');
}
