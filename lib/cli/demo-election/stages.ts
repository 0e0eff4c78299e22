import { type Report, step } from '@/lib/cli/progress';

/** The stages of an election, each with the time that it took. */
export class Stages {
  readonly times: { name: string; seconds: number }[] = [];

  async run<T>(name: string, work: (report: Report) => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await step(name, work);
    this.times.push({ name, seconds: Math.round((performance.now() - began) / 100) / 10 });
    return result;
  }
}
