import { verifyLedger } from '#libs/audit';
import type { LedgerSource } from '#libs/audit';

import type { LedgerProof } from '../proving/ledger-proof.js';
import type { ProveOptions } from '../proving/prove-run.js';
import { manifestCheck } from './check-manifest.js';
import type { ManifestCheck } from './check-manifest.js';
import { LedgerFileError } from './ledger-file-error.js';
import { openLedgerFile } from './read-ledger-file.js';
import type { LedgerFile } from './read-ledger-file.js';

/** A file, and what its check found. */
export interface FileProof extends LedgerProof {
  /** Null where not even the manifest can be read. */
  readonly file: LedgerFile | null;
}

/** Checks an exported ledger, without any database. Damage is a finding, never an error. */
export async function proveFile(path: string, { trust, onProgress = () => undefined }: ProveOptions): Promise<FileProof> {
  let file: LedgerFile | null = null;
  try {
    file = await openLedgerFile(path);
    const { manifest, source } = file;
    const check = manifestCheck(manifest);
    const verdict = await verifyLedger(watched(source, check), trust(source.run.uuid), ({ seq }) => {
      onProgress('hashes', seq, manifest.frames);
    });
    return { file, verdict, differences: check.finish(), moreDifferences: 0, begun: true, damage: null };
  } catch (error) {
    if (!(error instanceof LedgerFileError)) throw error;
    return { file, verdict: null, differences: [], moreDifferences: 0, begun: true, damage: { offset: error.offset, detail: error.message } };
  }
}

function watched(source: LedgerSource, check: ManifestCheck): LedgerSource {
  return {
    ...source,
    async *frames() {
      for await (const frame of source.frames()) {
        check.add(frame);
        yield frame;
      }
    },
  };
}
