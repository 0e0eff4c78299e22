import type { Messages } from '@/lib/content/messages';

/** The texts of the tool: the page knows them, the script does not carry them. */
export type Words = Messages['ceremony']['tool'];

/** What the tool is made for. */
export interface CeremonyProps {
  words: Words;
  /** The process's id. */
  election: string;
  /** Hexadecimal. */
  rulesHash: string;
  /** The body of each share, in their order: as the page says it, and as the document does. */
  holders: readonly { shown: string; body: string }[];
  needed: number;
}
