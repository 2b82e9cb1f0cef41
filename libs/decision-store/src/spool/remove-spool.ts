import { readdirSync, rmdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { plural } from '#libs/contracts';

import { codeOf } from './file-calls.js';
import { MARKS_FILE } from './spool-marks.js';
import { META_FILE } from './spool-meta.js';
import { lockPath } from './spool-paths.js';
import { checkUsable, type SpoolState } from './spool-state.js';
import { closeState } from './spool.js';

/**
 * Closes a spool and removes its folder. A crash between leaves what opens: the marks, which ask for records, go first,
 * and the meta, without which records are damage, last. When the lock is released nothing else is left, so another
 * process finds all of it or none.
 */
export function removeSpool(state: SpoolState, release: () => void): void {
  checkUsable(state);
  const { folder, calls } = state;
  const pending = state.lastSeq - state.acknowledged;
  if (pending > 0) throw new Error(`${folder} holds ${pending} ${plural(pending, 'frame')} not acknowledged`);
  const records = state.segments.splice(0).map(({ path }) => path);
  closeState(state);
  const names = readdirSync(folder).filter((name) => name !== META_FILE && name !== basename(lockPath(folder)));
  const others = names.map((name) => join(folder, name)).filter((path) => !records.includes(path));
  for (const paths of [[join(folder, MARKS_FILE)], records, others, [join(folder, META_FILE)]]) {
    for (const path of paths) calls.remove(path);
    calls.syncFolder(folder);
  }
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
