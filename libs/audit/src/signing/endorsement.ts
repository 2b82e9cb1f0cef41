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
  /** Signature of {@link endorsementText} by that key; the first one signs it itself. */
  readonly endorsement: Buffer | null;
}

/** The row of a key that no other vouches for: the first of a home folder. It signs that it was made then. */
export function firstKey(signer: Signer, createdAtUs: number): KeyRow {
  return signed({ keyName: signer.keyName, publicKey: signer.publicKey, createdAtUs, endorsedBy: null }, signer);
}

/** The row of a new key, vouched for by the one before it. */
export function endorseKey(publicKey: Buffer, createdAtUs: number, by: Signer): KeyRow {
  return signed({ keyName: keyNameOf(publicKey), publicKey, createdAtUs, endorsedBy: by.keyName }, by);
}

/** Whether the row was signed with that key (its own, for a first key), and both carry their names. */
export function verifyEndorsement(row: KeyRow, by: Buffer): boolean {
  if (row.endorsement === null || row.keyName !== keyNameOf(row.publicKey)) return false;
  if ((row.endorsedBy ?? row.keyName) !== keyNameOf(by)) return false;
  return verifyText(endorsementText(row), row.endorsement, by);
}

/** What the older key signs. Its first line keeps it apart from heads: neither can pass for the other. */
export function endorsementText(row: Omit<KeyRow, 'endorsement'>): string {
  return `gradlens/key-endorsement/1\nkey ${formatVkey(row)}\nby ${row.endorsedBy ?? '-'}\ntime ${row.createdAtUs}\n`;
}

function signed(row: Omit<KeyRow, 'endorsement'>, by: Signer): KeyRow {
  return { ...row, endorsement: signText(endorsementText(row), by) };
}
