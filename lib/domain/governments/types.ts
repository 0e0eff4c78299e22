/** A calendar date as `YYYY-MM-DD`, so that dates compare as text. */
export type IsoDate = string;

export type Tier = 'upper' | 'lower';
export type GovernmentKind = 'metropolitan' | 'province' | 'city' | 'county' | 'district';
export type SuccessionKind = 'merged' | 'split' | 'moved' | 'renamed';

/** `from`: first day, null: before the register begins. `to`: the first day no longer, null: still. */
export interface Validity {
  from: IsoDate | null;
  to: IsoDate | null;
}

/**
 * A name for as long as it was borne. `nameKo`: the government's own ("중구"); `shortKo`: as 지방재정365 writes it
 * ("서울중구", "서울본청"); `nameEn`: "Jung-gu".
 */
export interface GovernmentName extends Validity {
  nameKo: string;
  shortKo: string;
  nameEn: string;
}

/** The upper tier that a lower tier belonged to, with its names, for as long as it did. */
export interface UpperTier extends Validity {
  lafCd: string;
  names: GovernmentName[];
}

/** What is needed to name a government; lists are in the order of time, and an upper tier's `uppers` is empty. */
export interface GovernmentRef {
  lafCd: string;
  names: GovernmentName[];
  uppers: UpperTier[];
}

/**
 * A predecessor or successor. `merged`: all of the older one went into a government that others went into too; `split`: a
 * part of it went; `moved`, `renamed`: the same government under a new code.
 */
export interface Succession {
  kind: SuccessionKind;
  effectiveOn: IsoDate;
  government: GovernmentRef;
}

/** Residents at the end of a year. */
export interface Population {
  year: number;
  residents: number;
}

/** A code of the register with all that is known of it. */
export interface Government extends GovernmentRef, Validity {
  tier: Tier;
  kind: GovernmentKind;
  note: string | null;
  /** In the order of years; empty where none was counted. */
  populations: Population[];
  successors: Succession[];
  predecessors: Succession[];
}
