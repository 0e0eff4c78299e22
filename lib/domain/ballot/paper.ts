import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { BallotRules } from '@/lib/domain/ballot/types';
import type { VerifierKind } from '@/lib/domain/eligibility/types';

/** The most sheets of a bundle: as many as two people enter in one go. */
export const MOST_SHEETS = 200;

/**
 * What becomes of a sheet. `taken`: its ballot is cast, also a blank one; `spoiled`: it was handed back or damaged, and is no ballot;
 * `invalid`: what it says is unclear, or more than it may. The last two are told as numbers, and no meaning is made up for them.
 */
export const SHEET_OUTCOMES = ['taken', 'spoiled', 'invalid'] as const;
export type SheetOutcome = (typeof SHEET_OUTCOMES)[number];

/** What became of an entry: see `ballotbox.enter_sheet`. */
export const ENTRY_ANSWERS = [
  'first',
  'taken',
  'differs',
  'own',
  'done',
  'finished',
  'too-many',
  'no-sheet',
  'too-early',
  'closed',
] as const;
export type EntryAnswer = (typeof ENTRY_ANSWERS)[number];

/** How somebody may be let in to vote outside of their own device. */
export const WAYS = ['kiosk', 'paper'] as const;
export type Way = (typeof WAYS)[number];

type InBothLanguages = { ko: string; en: string };

/** A bundle, and what became of its sheets. */
export interface PaperBundle {
  number: number;
  track: string;
  station: string;
  firstSerial: number;
  sheets: number;
  /** Came back blank; null: its sheets are still being entered. */
  unused: number | null;
  taken: number;
  spoiled: number;
  invalid: number;
  /** Entered by one officer alone. */
  waiting: number;
}

export const lastSerial = ({ firstSerial, sheets }: PaperBundle) => firstSerial + sheets - 1;

/** Sheets of which nobody has said anything: still to be entered, or never returned where the bundle is finished. */
export const unaccounted = ({ sheets, unused, taken, spoiled, invalid, waiting }: PaperBundle) =>
  sheets - taken - spoiled - invalid - waiting - (unused ?? 0);

/** How many people were checked in on paper in a track, and how many of their sheets two officers have entered. */
export interface PaperTrack {
  track: string;
  name: InBothLanguages;
  checkedIn: number;
  /** Ballots and invalid sheets. */
  entered: number;
}

export interface DifferedSheet {
  serial: number;
  /** ISO 8601. */
  at: string;
}

interface DeskVote {
  process: string;
  titles: InBothLanguages;
  /** Null: the rules are not frozen. */
  state: VoteState | null;
  /** When voting ends, ISO 8601; null as above. */
  ends: string | null;
}

/** The paper channel of a vote, as the election office sees it: numbers, never a choice. */
export interface PaperDesk extends DeskVote {
  tracks: readonly PaperTrack[];
  /** What a sheet of each track looks like. */
  ballots: readonly BallotRules[];
  bundles: readonly PaperBundle[];
  /** Entered by one officer alone, whether by whoever asks. */
  waiting: readonly { serial: number; own: boolean }[];
  /** Entered twice, and not alike; not entered again yet. */
  differed: readonly DifferedSheet[];
  /** What a sheet is sealed and signed for, base64url and hexadecimal; null: the vote has no key. */
  keys: SheetKeys | null;
  rulesHash: string | null;
}

/** What an officer's browser seals a sheet for. */
export interface SheetKeys {
  election: string;
  rulesHash: string;
  encryptionKey: string;
  paperKey: string;
}

/** Where people are let in to a kiosk or to paper. */
export interface KioskDesk extends DeskVote {
  verifier: VerifierKind;
  tracks: readonly { track: string; name: InBothLanguages }[];
  /** The last days, by officer: how many people were let in. */
  letIn: readonly { day: string; officer: string; way: Way; people: number }[];
}

/** A serial number as it is printed: 00017. */
export const shownSerial = (serial: number) => String(serial).padStart(5, '0');
