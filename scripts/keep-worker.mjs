// The worker of `npm start`: started again when it ends, while API and dashboard stay up.

/** A worker that lived for less than this did not get to work. Unit: ms. */
const SHORT_LIFE_MS = 10_000;
/** Short lives in a row after which it is given up. */
const MOST_SHORT_LIVES = 5;
/** Wait before the first new start; doubled with each short life, up to the longest. Unit: ms. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** What to do about a worker that ended: wait so long and start it again, or (null) give it up. */
export function nextStart({ livedMs, shortLives }) {
  const lives = livedMs < SHORT_LIFE_MS ? shortLives + 1 : 0;
  if (lives >= MOST_SHORT_LIVES) return null;
  return { waitMs: Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** lives), shortLives: lives };
}

/**
 * Starts the worker, and again whenever it ends; says so in one line each time. `startOne` gives the child process.
 * `isStopping` tells that its end was asked for.
 */
export function keepWorker({ startOne, isStopping, say }) {
  let shortLives = 0;
  const start = () => {
    const begun = performance.now();
    startOne().once('exit', (code, signal) => {
      if (isStopping()) return;
      const how = signal === null ? `with code ${code}` : `by ${signal}`;
      const next = nextStart({ livedMs: performance.now() - begun, shortLives });
      if (next === null) {
        say(`the worker ended ${how}, ${MOST_SHORT_LIVES} times within seconds of its start: it is not started again. Queued runs wait; API and dashboard stay up. "npx gradlens worker" starts one and shows why it ends`);
        return;
      }
      shortLives = next.shortLives;
      say(`the worker ended ${how}; it starts again in ${next.waitMs / 1000} s. API and dashboard stay up`);
      setTimeout(() => {
        if (!isStopping()) start();
      }, next.waitMs);
    });
  };
  start();
}
