import { readdirSync, rmdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { codeOf } from './file-calls.js';
import { META_FILE } from './spool-meta.js';
import { lockPath } from './spool-paths.js';
import { checkUsable, type SpoolState } from './spool-state.js';
import { closeState } from './spool.js';

/**
 * Closes a spool and removes its folder: the records first, the meta, without which they would be damage, last. The lock
 * is released when nothing else is left, so another process finds all of it or none.
 */
export function removeSpool(state: SpoolState, release: () => void): void {
  checkUsable(state);
  const { folder, calls } = state;
  const pending = state.lastSeq - state.acknowledged;
  if (pending > 0) throw new Error(`${folder} holds ${pending} frames that are not acknowledged`);
  for (const { path } of state.segments.splice(0)) calls.remove(path);
  calls.syncFolder(folder);
  closeState(state);
  const lock = basename(lockPath(folder));
  const others = readdirSync(folder).filter((name) => name !== lock && name !== META_FILE);
  for (const name of [...others, META_FILE]) calls.remove(join(folder, name));
  release();
  removeEmpty(folder);
  calls.syncFolder(dirname(folder));
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error) ?? '')) throw error; // someone opened it in this instant
  }
}
