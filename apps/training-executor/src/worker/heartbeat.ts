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

/** What is told, and to whom. */
interface BeatParts {
  /** Of the work: "trace 0198…". */
  readonly name: string;
  /** How far it is when it begins. */
  readonly from: StudyProgress;
  /** False when it is not ours any more. */
  readonly tell: (progress: StudyProgress) => Promise<boolean>;
  readonly say: (line: string) => void;
}

/** Says every second how far the work is. */
export function beat({ name, from, tell, say }: BeatParts): Heart {
  const lost = new AbortController();
  let latest = from;
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
