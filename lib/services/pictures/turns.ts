/** Does one work after the other; `busy` at once where too many wait. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T | 'busy'>;

/**
 * @param mostWaiting how many works may wait behind the one being done
 * @returns what does works in the order in which they came; a work that fails holds up no other
 */
export function oneAtATime(mostWaiting: number): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return async (work) => {
    if (inside > mostWaiting) return 'busy';
    inside += 1;
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      inside -= 1;
    }
  };
}
