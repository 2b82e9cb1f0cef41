import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { RunUuid } from '#libs/contracts';

import { checkpointFolder } from './checkpoints.js';

/** What became of the files. */
export interface DroppedFiles {
  readonly removed: readonly string[];
  /** Not where checkpoints of the run lie on this machine: another machine's, or another home folder's. */
  readonly left: readonly string[];
}

/** Removes the checkpoint files of a run, as far as they lie in its folder here: the paths come from the database. */
export async function dropRunFiles(home: string, run: RunUuid, files: readonly string[]): Promise<DroppedFiles> {
  const folder = `${checkpointFolder(home, run)}${path.sep}`;
  const removed: string[] = [];
  const left: string[] = [];
  for (const file of files) {
    if (!path.resolve(file).startsWith(folder)) {
      left.push(file);
      continue;
    }
    await rm(file, { force: true });
    removed.push(file);
  }
  return { removed, left };
}
