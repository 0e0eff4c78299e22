import type { Language } from '@/lib/domain/language';

/**
 * The 주민의견서 in words: what the page and the PDF both show, so that they cannot differ. Texts are ready to be read; the page adds
 * links, the PDF lines and pages.
 */
export interface SheetCell {
  text: string;
  /** Unknown, or nothing was given. */
  missing?: boolean;
  /** Written by a resident or an official: Korean, whatever the document's language. */
  korean?: boolean;
  /** The number of the proposal that it names. */
  proposal?: number;
}

export interface SheetColumn {
  key: string;
  header: string;
  unit?: string;
  numeric?: boolean;
  rowHeader?: boolean;
  /** Sentences. */
  prose?: boolean;
  /** How much of the width of paper it takes, against the others. */
  share: number;
}

export interface SheetTable {
  caption: string;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  foot?: readonly SheetRow[];
}

/** Cells by the key of their column. */
export type SheetRow = { key: string | number } & { cells: Readonly<Record<string, SheetCell>> };

/** A proposal in the words of its author. */
export interface SheetText {
  title: string;
  parts: readonly { label: string; text: string }[];
}

export interface SheetSection {
  id: string;
  title: string;
  notes: readonly string[];
  tables: readonly SheetTable[];
  texts: readonly SheetText[];
}

export interface Sheet {
  language: Language;
  title: string;
  /** The government. */
  author: string;
  /** What must not be missed: a draft, demo data. */
  marks: readonly { title: string; text: string }[];
  facts: readonly { label: string; value: SheetCell }[];
  sections: readonly SheetSection[];
  /** Of what it was made, and how that is checked. */
  made: { title: string; lines: readonly string[]; checksum: string; checksumLabel: string };
  /** Blanks that are filled in on paper. */
  signature: { dated: string; office: string; name: string; seal: string };
  /** Where characters could not be printed: `{n}` of them. */
  replaced: string;
  /** The instant it stands for, ISO 8601. */
  instant: string;
}
