import { hash } from 'node:crypto';

import { frontierRoot, type Frontier } from '../merkle/frontier.js';
import type { SignedHeadFields } from '../signing/head-text.js';

/** What an entry tells of: a change that was asked for, or that somebody read what the data say of people. */
export type AuditKind = 'change' | 'read';

/** What became of it: begun, written before the act; then done, refused by a rule that the answer names, or failed by an error. */
export type AuditOutcome = 'begun' | 'done' | 'refused' | 'failed';

/** One entry of the audit log, as it is signed. */
export interface AuditEntry {
  /** Number in the log, from 1 without gaps. */
  readonly seq: number;
  /** Unit: µs since 1970-01-01 UTC. */
  readonly timeUs: number;
  readonly kind: AuditKind;
  /** Name of the mutation, or of what was read. */
  readonly action: string;
  /** Whom the token belongs to. */
  readonly actor: string;
  /** Id of the token. */
  readonly tokenId: string;
  readonly role: string;
  /** Project of the run it is about, else of the token; null where there is none. */
  readonly project: string | null;
  /** UUID of the run it is about; null where there is none. */
  readonly run: string | null;
  /** Arguments as JSON, without secrets. */
  readonly args: string;
  readonly outcome: AuditOutcome;
  /** Type of the answer or code of the error; empty of what is begun. */
  readonly result: string;
  /** Number of the entry that was written before the act; null where it is that entry, or there was nothing to do. */
  readonly begun: number | null;
}

/**
 * The text of an entry: what its leaf hashes. One JSON array in a fixed order behind a line that keeps it apart from all
 * else that is signed. The number of the entry before the act stands at the end, where there is one.
 */
export function auditEntryText(entry: AuditEntry): string {
  const { seq, timeUs, kind, action, actor, tokenId, role, project, run, args, outcome, result, begun } = entry;
  const fields = [seq, timeUs, kind, action, actor, tokenId, role, project, run, args, outcome, result, ...(begun === null ? [] : [begun])];
  return `gradlens/audit-entry/1\n${JSON.stringify(fields)}\n`;
}

/** Leaf hash of an entry: SHA-256( 0x00 ‖ log uuid ‖ text ). @see RFC 9162, section 2.1.1 */
export function auditLeaf(log: string, entry: AuditEntry): Buffer {
  return hash('sha256', Buffer.from(`\x00${log}\n${auditEntryText(entry)}`), 'buffer');
}

/** What is signed with an entry: the root over all entries up to it, in the form of the head of a ledger. */
export function auditHead(log: string, entry: Pick<AuditEntry, 'seq' | 'timeUs'>, frontier: Frontier): SignedHeadFields {
  const { seq, timeUs } = entry;
  return { run: log, treeSize: seq, rootHash: frontierRoot(frontier), firstSeq: 1, lastSeq: seq, lastStep: -1, previous: null, timeUs };
}
