import { isSound } from '#libs/audit';
import type { Verdict } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';

import type { LedgerProof } from './ledger-proof.js';

/** What was asked about, and what its check found. */
export interface Verified {
  /** Null where a file does not even tell its run. */
  readonly run: RunUuid | null;
  /** Null for a run of the database. */
  readonly file: string | null;
  /** Null for a run that the anchor knows and the database does not have. */
  readonly proof: LedgerProof | null;
}

/**
 * `ok`: nothing is wrong. `unvouched`: nothing is wrong with it in itself, but no key that is known from elsewhere signed it,
 * so all of it may have been written anew. `empty`: nothing was recorded, and nothing had to be: the run waits, has only just
 * begun, or ended before it began. `altered`, or `deleted` from the database.
 */
export type VerifiedState = 'ok' | 'empty' | 'unvouched' | 'altered' | 'deleted';

/** How a ledger stands. */
export function stateOf({ proof }: Verified): VerifiedState {
  if (proof === null) return 'deleted';
  const { verdict, damage, differences } = proof;
  if (damage !== null || verdict === null || !isSound(verdict) || differences.length > 0) return 'altered';
  return verdict.frames === 0 ? emptyState(verdict, proof.begun) : signedState(verdict);
}

function emptyState({ isLive }: Verdict, begun: boolean): VerifiedState {
  return isLive || !begun ? 'empty' : 'altered';
}

function signedState(verdict: Verdict): VerifiedState {
  return verdict.keysTrusted ? 'ok' : 'unvouched';
}

/** Whether nothing is wrong. */
export function isWell(verified: Verified): boolean {
  return ['ok', 'empty'].includes(stateOf(verified));
}

/** One thing that is wrong, and where. */
export interface Finding {
  readonly what: string;
  readonly where: string;
  readonly why: string;
}

/** All that is wrong, for people. */
export function findingsOf({ run, proof }: Verified): Finding[] {
  if (proof === null) return [{ what: 'run', where: `run ${String(run)}`, why: 'the anchor knows it and the database does not have it: it was deleted' }];
  const { verdict, differences, damage } = proof;
  return [
    ...(damage === null ? [] : [{ what: 'file', where: `byte ${damage.offset}`, why: damage.detail }]),
    ...(verdict === null ? [] : verdictFindings(verdict, proof.begun)),
    ...differences.map(({ table, key, column, detail }) => ({ what: 'row', where: [table, key, column].filter(Boolean).join(' '), why: detail })),
  ];
}

const UNVOUCHED = 'no key that is known from elsewhere signed it: all of it may be signed anew; --key names the public key of who recorded it';

function verdictFindings(verdict: Verdict, begun: boolean): Finding[] {
  const { isLive, altered, missing, gaps, anchored, anchor, frames, keysTrusted } = verdict;
  const unsigned = gaps.filter(({ signed, filled }) => !signed && !filled);
  return [
    ...(frames > 0 || isLive || !begun ? [] : [{ what: 'ledger', where: 'all of it', why: 'the run has begun and has no frames: all proof was removed' }]),
    ...altered.map((item) => ({ what: item.what, where: placeOf(item), why: item.detail })),
    ...missing.map(({ fromStep, toStep }) => ({ what: 'steps', where: `steps ${fromStep}..${toStep}`, why: 'missing, and no gap tells of them' })),
    ...unsigned.map(({ fromStep, toStep }) => ({ what: 'gap', where: `steps ${fromStep}..${toStep}`, why: 'the gap is not signed' })),
    ...(keysTrusted || frames === 0 ? [] : [{ what: 'key', where: 'the ledger as a whole', why: UNVOUCHED }]),
    ...(anchored === 'behind' ? anchor.details.map((why) => ({ what: 'anchor', where: 'the ledger as a whole', why })) : []),
  ];
}

function placeOf({ seq, step, layer }: Verdict['altered'][number]): string {
  const parts = { frame: seq, step, layer };
  const named = Object.entries(parts).filter(([, value]) => value !== undefined);
  return named.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}
