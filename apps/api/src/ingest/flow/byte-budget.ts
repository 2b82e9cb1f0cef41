import { IngestProblem } from '../ingest-problem.js';

/** Memory that requests share. */
export interface ByteBudget {
  /** Bytes taken now. */
  readonly used: number;
  /** Takes some, in the order of asking. @returns what gives them back. @throws IngestProblem busy when none came free in time. */
  take(bytes: number): Promise<() => void>;
}

interface Waiter {
  readonly bytes: number;
  readonly go: () => void;
}

/** Opens a budget of `inFlightBytes`; who asks for more than all of it waits for all of it. */
export function openByteBudget({ inFlightBytes, waitMs }: { readonly inFlightBytes: number; readonly waitMs: number }): ByteBudget {
  let used = 0;
  const waiting: Waiter[] = [];
  const serve = (): void => {
    for (let first = waiting[0]; first !== undefined && used + first.bytes <= inFlightBytes; first = waiting[0]) {
      waiting.shift();
      used += first.bytes;
      first.go();
    }
  };
  const giver = (bytes: number): (() => void) => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      used -= bytes;
      serve();
    };
  };
  return {
    get used() {
      return used;
    },
    async take(asked) {
      const bytes = Math.min(asked, inFlightBytes);
      if (!(await served(waiting, bytes, { serve, waitMs }))) throw new IngestProblem('busy', 'too much is under way; send it again in a moment');
      return giver(bytes);
    },
  };
}

function served(waiting: Waiter[], bytes: number, { serve, waitMs }: { serve: () => void; waitMs: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const waiter: Waiter = {
      bytes,
      go: () => {
        clearTimeout(timer);
        resolve(true);
      },
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(waiter), 1);
      resolve(false);
      serve();
    }, waitMs);
    waiting.push(waiter);
    serve();
  });
}
