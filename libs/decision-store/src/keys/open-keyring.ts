import { firstKey, generateSigner } from '#libs/audit';
import type { LedgerKeys } from '../shipping/ledger-head.js';
const made = new Map<string, LedgerKeys>();
export function openKeyring(home: string): LedgerKeys {
  const found = made.get(home);
  if (found) return found;
  const signer = generateSigner();
  const keys = { signer, rows: [firstKey(signer, 0)] };
  made.set(home, keys);
  return keys;
}
