import type { PbProblem } from '@/lib/domain/participation/pb-types';

const CLIPPED = 40;

/** What a file says, as it is repeated in a sentence: long texts are cut off. */
export const clipped = (text: string) => (text.length > CLIPPED ? `${text.slice(0, CLIPPED)}…` : text);
export const quoted = (text: string) => `“${clipped(text)}”`;

/** Gathers what is wrong with a file. */
export class Problems {
  private readonly found: PbProblem[] = [];
  hasFatal = false;

  /** Something that the count cannot do without, or could not be trusted with. */
  fatal(line: number, kind: string, text: string): null {
    this.found.push({ line, kind, text, fatal: true });
    this.hasFatal = true;
    return null;
  }

  /** Something that is wrong or odd, and changes nothing about the count. */
  said(line: number, kind: string, text: string): void {
    this.found.push({ line, kind, text, fatal: false });
  }

  /** A text that should be a number and is none. Commas are told apart: they are the usual reason. */
  noNumber(line: number, kind: string, what: string, text: string): null {
    return /^[+-]?\d+,\d+$/.test(text.trim())
      ? this.fatal(line, 'decimal-comma', `${what} ${quoted(text)}: decimals are written with a point`)
      : this.fatal(
          line,
          kind,
          `${what} ${quoted(text)} is not a number: write digits, decimals with a point`,
        );
  }

  /** What stops the count first, and each by line. */
  inOrder(): PbProblem[] {
    return this.found.sort((a, b) => Number(b.fatal) - Number(a.fatal) || a.line - b.line);
  }
}
