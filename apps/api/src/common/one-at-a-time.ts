/** Does work unless other work given to it goes on: null, and nothing is done, then. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T> | null;

/** Keeps what is too much to be done twice at once to one at a time in this process, whoever asks. */
export function oneAtATime(): OneAtATime {
  let isTaken = false;
  return (work) => {
    if (isTaken) return null;
    isTaken = true;
    return work().finally(() => {
      isTaken = false;
    });
  };
}
