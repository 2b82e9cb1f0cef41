import { join } from 'node:path';

import type { RunUuid } from '#libs/contracts';

/** The folder of a run's spool below the home folder. */
export function spoolFolder(home: string, run: RunUuid): string {
  return join(spoolsFolder(home), run);
}

/** The folder of all spools below the home folder. */
export function spoolsFolder(home: string): string {
  return join(home, 'spool');
}

/** The lock of a spool's folder. */
export function lockPath(folder: string): string {
  return join(folder, 'lock');
}
