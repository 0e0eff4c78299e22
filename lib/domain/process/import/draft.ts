import type { Won } from '@/lib/domain/money';
import type { AuthorMode } from '@/lib/domain/process/import/authors';
import type { LifeFacts } from '@/lib/domain/process/import/life';
import type { Rejection } from '@/lib/domain/process/import/rejections';
import type { Phase, PhaseTime, ProposalStep, Track } from '@/lib/domain/process/types';

/** What a file says of a proposal. */
export interface ProposalFacts {
  /** Of the file, from 1. */
  line: number;
  number: number;
  /** The key of its track. */
  track: string;
  title: string;
  need: string;
  content: string;
  effect: string | null;
  beneficiaries: string | null;
  place: string | null;
  estimate: Won | null;
  author: string;
  life: LifeFacts;
}

/** A row that was read. */
export interface ReadRow {
  line: number;
  /** Null where it cannot be read. */
  number: number | null;
  /** Null where something is wrong with it. */
  facts: ProposalFacts | null;
  problems: readonly Rejection[];
}

/** A proposal as it goes into the tables. */
export interface Draft extends Omit<ProposalFacts, 'life'> {
  /** In their order. */
  steps: readonly ProposalStep[];
}

/** What rows are read by. */
export interface ImportRules {
  tracks: readonly Track[];
  phases: readonly PhaseTime[];
  authors: AuthorMode;
  /** Nothing that is imported lies behind it, ISO 8601 in UTC to the second. */
  now: string;
}

/** What a table needs and a file does not have. Said as unknown, never made up. */
export const NOT_IN_FILE = '(자료에 없음)';
export const AUTHOR_UNKNOWN = '(제안자 미상)';

/** A step without a date whose phase nobody gave: nothing can be imported. */
export interface MissingPhase {
  phase: Phase;
  line: number;
}
