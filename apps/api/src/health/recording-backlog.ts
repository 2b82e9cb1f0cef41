import type { Clock, RunUuid } from '#libs/contracts';
import { spoolBacklog } from '#libs/decision-store';

/** A backlog that is younger is on its way: recording counts as live. Unit: s. */
const ON_ITS_WAY_S = 5;

/** What is recorded on this machine's disk and not in the database yet. */
export interface RecordingBacklog {
  /** `disk` when runs record to disk because the database does not take their frames. */
  readonly state: 'live' | 'disk';
  readonly frames: number;
  /** Unit: bytes. */
  readonly bytes: number;
  /** Age of the oldest frame. Unit: s. */
  readonly secondsBehind: number;
  readonly runs: readonly RunBacklog[];
}

/** The backlog of one run. */
export interface RunBacklog {
  readonly run: RunUuid;
  readonly committedFrame: number;
  readonly frames: number;
  /** Unit: bytes. */
  readonly bytes: number;
  /** Unit: s. */
  readonly secondsBehind: number;
}

/** Looks at the spools of the home folder; needs no database. */
export function recordingBacklog(home: string, clock: Clock): RecordingBacklog {
  const runs = spoolBacklog(home).map(({ run, acknowledgedSeq, frames, bytes, oldestUs }) => ({
    ...{ run, committedFrame: acknowledgedSeq, frames, bytes },
    secondsBehind: Math.max(0, clock.now() / 1000 - oldestUs / 1e6),
  }));
  const total = (figure: 'frames' | 'bytes'): number => runs.reduce((sum, run) => sum + run[figure], 0);
  const secondsBehind = Math.max(0, ...runs.map((run) => run.secondsBehind));
  return { state: secondsBehind >= ON_ITS_WAY_S ? 'disk' : 'live', frames: total('frames'), bytes: total('bytes'), secondsBehind, runs };
}
