import { IngestProblem } from '../ingest-problem.js';

/** Lets one at a time work on each run. */
export interface Lanes {
  /** Waits for its turn. @returns what ends it. @throws IngestProblem too-many-requests when it would be too long. */
  enter(run: string): Promise<() => void>;
}

interface Lane {
  /** Who waits, oldest first. */
  readonly waiting: (() => void)[];
}

/** Opens the lanes: `waitingPerRun` may wait for each, each for `waitMs`. */
export function openLanes({ waitingPerRun, waitMs }: { readonly waitingPerRun: number; readonly waitMs: number }): Lanes {
  const lanes = new Map<string, Lane>();
  const leaver = (run: string, lane: Lane) => once(() => {
    const next = lane.waiting.shift();
    if (next === undefined) lanes.delete(run);
    else next();
  });
  return {
    async enter(run) {
      const lane = lanes.get(run);
      if (lane === undefined) {
        const opened: Lane = { waiting: [] };
        lanes.set(run, opened);
        return leaver(run, opened);
      }
      if (lane.waiting.length >= waitingPerRun) throw crowded(run);
      if (!(await turn(lane.waiting, waitMs))) throw crowded(run);
      return leaver(run, lane);
    },
  };
}

/** Waits in a queue. @returns whether its turn came in time. */
export function turn(queue: (() => void)[], waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(go), 1);
      resolve(false);
    }, waitMs);
    queue.push(go);
  });
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

function crowded(run: string): IngestProblem {
  return new IngestProblem('too-many-requests', `other requests of run ${run} are under way; send one after the other`);
}
