import { CliError } from '@/lib/cli/errors';

/** What is shown of what was found; the rest is a number. */
const SHOWN = 20;

/** What is wrong with what a machine was handed: all of it is told, and then nothing is counted. */
export class Findings {
  private readonly texts: string[] = [];
  private number = 0;

  add(text: string): void {
    this.number += 1;
    if (this.texts.length < SHOWN) this.texts.push(text);
  }

  /** @throws CliError, exit code 1, where anything was found */
  stop(what: string): void {
    if (this.number === 0) return;
    const more = this.number - this.texts.length;
    const lines = [...this.texts, ...(more > 0 ? [`and ${more} more`] : [])];
    throw new CliError(`${what}\n${lines.map((line) => `  ${line}`).join('\n')}`, 1);
  }
}
