/** Lets several writers share one connection: each piece of work begins when the one before has ended. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private failure: Error | null = null;

  /** @throws what an earlier piece of work failed with: nothing after it is begun */
  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(async () => {
      if (this.failure !== null) throw this.failure;
      return work();
    });
    this.last = next.catch((error: unknown) => {
      this.failure = error instanceof Error ? error : new Error(String(error));
    });
    return next;
  }
}
