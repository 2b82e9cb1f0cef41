import { messageOf } from '#libs/contracts';
import type { StudyProgress } from '#libs/decision-store';

/** How often a process says that it lives and how far it is. Unit: ms. */
const HEARTBEAT_MS = 1000;

/** What a process that works for the queue tells of itself. */
export interface Heart {
  /** Aborted when the work is not ours any more: cancelled, or gone with its run. */
  readonly lost: AbortSignal;
  readonly note: (progress: StudyProgress) => void;
  readonly stop: () => void;
}

/**
 * Says every second how far the work is.
 *
 * @param name of the work: "trace 0198…". @param tell false when it is not ours any more.
 */
export function beat(name: string, tell: (progress: StudyProgress) => Promise<boolean>, say: (line: string) => void): Heart {
  const lost = new AbortController();
  let latest: StudyProgress = { progress: 0, stage: 'loading data' };
  let isBusy = false;
  const once = async (): Promise<void> => {
    try {
      if (!(await tell(latest))) lost.abort(`${name} was cancelled`);
    } catch (error) {
      say(`how far ${name} is could not be told: ${messageOf(error)}`); // the database is away: the next beat tries again
    }
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void once().finally(() => { isBusy = false; });
  }, HEARTBEAT_MS);
  return { lost: lost.signal, note: (progress) => { latest = progress; }, stop: () => { clearInterval(timer); } };
}
