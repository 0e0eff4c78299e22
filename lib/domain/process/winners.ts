import type { WonFigure } from '@/lib/domain/figure';
import type { Candidate } from '@/lib/domain/process/candidates';
import type { LinkedProject, ProcessLine, ProposalLine, WinnersSpent } from '@/lib/domain/process/types';

/** "Won in 2023: 41 of 57 spent", of a process. */
export interface WinnersCount extends WinnersSpent {
  process: string;
  lafCd: string;
  /** The fiscal year whose budget was decided. */
  fyr: number;
  /** The year in Seoul in which the result was entered. */
  wonIn: number;
}

/** A winner and the projects that it is tied to. */
export interface WinnerWithProjects extends ProposalLine {
  projects: readonly LinkedProject[];
}

/** The winners of a process, and what became of their money. */
export interface WinnersPage {
  process: ProcessLine;
  winners: readonly WinnerWithProjects[];
  /** Of every process of the government, the newest first. */
  counts: readonly WinnersCount[];
}

/** A winner that a project is tied to, as the project's page names it. */
export interface WonFor {
  process: string;
  number: number;
  title: string;
  /** The fiscal year whose budget was decided. */
  fyr: number;
}

/** A project that an official has looked for. */
export interface FoundProject {
  year: number;
  /** Its public id, as in `/p/{id}`. */
  id: string;
  name: string;
  department: string | null;
  current: WonFigure;
  spent: WonFigure;
}

/** The winner that is worked on, with what it can be tied to. */
export interface WinnerAtDesk extends WinnerWithProjects {
  /** Its last step: what a form was made after. */
  version: string;
  candidates: readonly Candidate[];
  /** Null: nothing was looked for. */
  found: readonly FoundProject[] | null;
}

/** The winners of a process as its officials see them, those without a project first. */
export interface WinnersDesk extends WinnersPage {
  chosen: WinnerAtDesk | null;
}
