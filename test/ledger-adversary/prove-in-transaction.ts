import type { Trust } from '#libs/audit';
import { isSound } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import { type LedgerProof, proveRun, type Store } from '#libs/decision-store';
import type pg from 'pg';

/** Checks a run as an open transaction sees it: the check's own transaction is left out. */
export function proveInTransaction(client: pg.ClientBase, uuid: RunUuid, trust: Trust): Promise<LedgerProof | null> {
  const query = (text: string, values?: unknown[]): Promise<unknown> =>
    /^(begin|rollback)/.test(text) ? Promise.resolve({ rows: [] }) : client.query(text, values);
  const pool = { connect: () => Promise.resolve({ query, release: () => undefined }) };
  return proveRun({ pool } as unknown as Store, uuid, { trust: () => trust });
}

/** Whether a check found nothing wrong. */
export function isFine(proof: LedgerProof | null): boolean {
  if (proof === null || proof.damage !== null || proof.verdict === null || proof.verdict.frames === 0) return false;
  return isSound(proof.verdict) && proof.differences.length === 0;
}

/** What a check found, in short. */
export function foundBy(proof: LedgerProof | null): string {
  if (proof === null) return 'the run is not there';
  const { verdict, differences } = proof;
  const what = [...(verdict?.altered ?? []).map((item) => item.what), ...differences.map(({ table }) => table)];
  return [...new Set(what)].join(', ');
}
