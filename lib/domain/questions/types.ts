import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Language } from '@/lib/domain/language';
import type { AboutKind } from '@/lib/domain/questions/about';

/** What officials said to a question. */
export interface AnswerLine {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** An office: 수원시 도로과. */
  by: string;
  text: string;
}

/** What is asked about, called as it was when it was asked. */
export interface AskedThing {
  kind: AboutKind;
  ref: string;
  titles: Record<Language, string>;
}

/** A question as lists show it. */
export interface QuestionLine {
  /** Its number, also its address. */
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  thing: AskedThing;
  /** Whose officials answer; null: the nation's operators. */
  lafCd: string | null;
  name: string;
  text: string;
  /** How many answers there are; the newest one. */
  answers: number;
  newest: AnswerLine | null;
}

/** Why a question is hidden: public. */
export interface QuestionHiding {
  at: string;
  reason: string;
  by: string;
}

/** A question on its own page. */
export interface QuestionPage {
  id: number;
  at: string;
  thing: AskedThing;
  lafCd: string | null;
  /** Null where it is hidden, as is the text. */
  name: string | null;
  text: string | null;
  /** In their order: the last one holds. */
  answers: readonly AnswerLine[];
  hiding: QuestionHiding | null;
}

/** What was asked about a thing: how much, and the newest. */
export interface Asked {
  total: number;
  lines: readonly QuestionLine[];
}

export interface QuestionList {
  lines: readonly QuestionLine[];
  /** Exact up to {@link MOST_COUNTED}; null: more were found by words than are counted. */
  total: number | null;
  /** From 1. */
  page: number;
  pages: number;
}

/** Governments by code, as pages name them. */
export type Governments = Readonly<Record<string, GovernmentLink>>;

/** Questions found by words are counted up to here. */
export const MOST_COUNTED = 1_000;

/** A question with what an official needs to see of it. */
export interface DeskQuestion extends QuestionPage {
  /** Days since it was asked. */
  days: number;
}

/** The work of an official: what waits, longest first; what was answered last; what is hidden. */
export interface QuestionDesk {
  waiting: readonly DeskQuestion[];
  /** How many wait in all. */
  waits: number;
  /** The last one of these, where more wait behind it. */
  next: number | null;
  answered: readonly DeskQuestion[];
  hidden: readonly DeskQuestion[];
}
