import { keyNameOf, type Signer, signText, verifyText } from './signer.js';
import { formatVkey } from './vkey.js';

/** A public key as the ledger keeps it: a row of `ledger_key`. */
export interface KeyRow {
  readonly keyName: string;
  /** Raw, 32 bytes. */
  readonly publicKey: Buffer;
  /** Unit: µs since 1970-01-01 UTC. */
  readonly createdAtUs: number;
  /** Name of the key that was in use before; null for the first one. */
  readonly endorsedBy: string | null;
  /** Signature of {@link endorsementText} by that key. */
  readonly endorsement: Buffer | null;
}

/** A key that nothing vouches for: the first of a home folder. */
export function firstKey(publicKey: Buffer, createdAtUs: number): KeyRow {
  return { keyName: keyNameOf(publicKey), publicKey, createdAtUs, endorsedBy: null, endorsement: null };
}

/** The row of a new key, vouched for by the one before it. */
export function endorseKey(publicKey: Buffer, createdAtUs: number, by: Signer): KeyRow {
  const row = { ...firstKey(publicKey, createdAtUs), endorsedBy: by.keyName };
  return { ...row, endorsement: signText(endorsementText(row), by) };
}

/** Whether the key was endorsed with that key, and both carry their names. */
export function verifyEndorsement(row: KeyRow, by: Buffer): boolean {
  if (row.endorsement === null || row.keyName !== keyNameOf(row.publicKey) || row.endorsedBy !== keyNameOf(by)) return false;
  return verifyText(endorsementText(row), row.endorsement, by);
}

/** What the older key signs. Its first line keeps it apart from heads: neither can pass for the other. */
export function endorsementText(row: Omit<KeyRow, 'endorsement'>): string {
  return `gradlens/key-endorsement/1\nkey ${formatVkey(row)}\nby ${row.endorsedBy ?? '-'}\ntime ${row.createdAtUs}\n`;
}
