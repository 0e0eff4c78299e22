import type { Figure } from '@/lib/domain/figure';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { PeerGroup } from '@/lib/domain/governments';
import type { ReceiptAddress } from '@/lib/domain/receipt';
import type { ReceiptRow, ReceiptTotals } from '@/lib/domain/receipt-sheet';

/** The run that a receipt names. */
export interface ReceiptRun {
  id: number;
  source: string;
  /** A file's name, a feed's epoch. */
  origin: string | null;
  /** ISO 8601. */
  finishedAt: string | null;
}

/** What a receipt is about, named as of its date. */
export type ReceiptSubject =
  | { kind: 'project'; id: string; name: string; government: GovernmentLink }
  | { kind: 'government'; government: GovernmentLink }
  | { kind: 'sido'; government: GovernmentLink }
  | { kind: 'peers'; group: PeerGroup }
  | { kind: 'tier'; tier: 'upper' | 'lower' };

/** A row as it was received, found in the block that keeps it. */
export interface RawRecord {
  block: number;
  row: number;
  /** SHA-256 of the block's uncompressed bytes, in hexadecimal digits. */
  sha256: string;
  /** The record's text as received, decoded, without its line end. */
  text: string;
  /** Its cells by the names of the header (CSV) or of the object (JSON); empty where it cannot be taken apart. */
  cells: [name: string, value: string][];
  /** The run that first brought the block, its input, and the line of that input where the block begins. */
  run: number;
  origin: string | null;
  firstLine: number | null;
}

/** All that the page of a receipt shows. */
export interface ReceiptPage {
  address: ReceiptAddress;
  run: ReceiptRun;
  subject: ReceiptSubject;
  totals: ReceiptTotals;
  value: number | null;
  /** The governments of the rows, by code. */
  governments: Record<string, GovernmentLink>;
  /** Whether the subtotals of governments were asked for; `rows` are then none. */
  byGovernment: boolean;
  rows: ReceiptRow[];
  /** How many rows stand before these. */
  offset: number;
  /** From 1. */
  page: number;
  pages: number;
  /** The figure that pages show now in this place; null where none shows it. */
  shown: Figure | null;
  /** The row that was asked for, as received. */
  raw: { row: ReceiptRow; record: RawRecord | null } | null;
}
