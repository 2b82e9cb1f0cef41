import { isSound } from '#libs/audit';
import type { Verdict } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import type { LedgerProof } from '#libs/decision-store';

/** What was asked about, and what its check found. */
export interface Verified {
  /** Null where a file does not even tell its run. */
  readonly run: RunUuid | null;
  /** Null for a run of the database. */
  readonly file: string | null;
  /** Null for a run that the anchor knows and the database does not have. */
  readonly proof: LedgerProof | null;
}

/** Whether nothing is wrong. */
export function isFine({ proof }: Verified): boolean {
  if (proof === null || proof.damage !== null || proof.verdict === null || proof.verdict.frames === 0) return false;
  return isSound(proof.verdict) && proof.differences.length === 0;
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
    ...(verdict === null ? [] : verdictFindings(verdict)),
    ...differences.map(({ table, key, column, detail }) => ({ what: 'row', where: [table, key, column].filter(Boolean).join(' '), why: detail })),
  ];
}

function verdictFindings(verdict: Verdict): Finding[] {
  const { altered, missing, gaps, anchored, anchor, frames } = verdict;
  const unsigned = gaps.filter(({ signed, filled }) => !signed && !filled);
  return [
    ...(frames > 0 ? [] : [{ what: 'ledger', where: 'all of it', why: 'it has no frames: nothing was recorded yet, or all proof was removed' }]),
    ...altered.map((item) => ({ what: item.what, where: placeOf(item), why: item.detail })),
    ...missing.map(({ fromStep, toStep }) => ({ what: 'steps', where: `steps ${fromStep}..${toStep}`, why: 'missing, and no gap tells of them' })),
    ...unsigned.map(({ fromStep, toStep }) => ({ what: 'gap', where: `steps ${fromStep}..${toStep}`, why: 'the gap is not signed' })),
    ...(anchored === 'behind' ? anchor.details.map((why) => ({ what: 'anchor', where: 'the ledger as a whole', why })) : []),
  ];
}

function placeOf({ seq, step, layer }: Verdict['altered'][number]): string {
  const parts = { frame: seq, step, layer };
  const named = Object.entries(parts).filter(([, value]) => value !== undefined);
  return named.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}
