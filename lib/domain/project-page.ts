import type { GovernmentLink } from '@/lib/domain/government-link';
import type { WonFigure } from '@/lib/domain/figure';
import type { ProjectFlag } from '@/lib/domain/project';
import type { RuleId } from '@/lib/domain/rules';
import type { Source } from '@/lib/domain/source';
import type { Funding, UseFigures } from '@/lib/domain/spending';

export type RevisionKind = 'inserted' | 'updated' | 'backdated' | 'removed' | 'restored';

/** An amount before and after a change. */
export interface AmountChange {
  measure: 'planned' | 'current' | 'national' | 'province' | 'municipal' | 'other' | 'spent';
  from: WonFigure;
  to: WonFigure;
}

/** Something else that changed: a name, a department. */
export interface TextChange {
  what: 'name' | 'account' | 'field' | 'section' | 'department' | 'projectCode';
  from: string | null;
  to: string | null;
}

/** One entry of a project's history. */
export interface Revision {
  /** The day for which it stands. */
  asOf: string;
  /** When the portal came to know it (ISO 8601). */
  knownAt: string;
  run: number;
  kind: RevisionKind;
  /** As they stood after it; null where the project was gone. */
  current: WonFigure | null;
  spent: WonFigure | null;
  amounts: AmountChange[];
  texts: TextChange[];
}

/** A project's page. */
export interface ProjectPage extends UseFigures {
  id: string;
  year: number;
  name: string;
  government: GovernmentLink;
  governmentFullName: Record<'ko' | 'en', string>;
  projectCode: string | null;
  departmentCode: string | null;
  /** As the government's list of departments has it now; null where no source tells. */
  departmentName: string | null;
  accountName: string;
  accountCode: string | null;
  fieldCode: string | null;
  fieldName: string | null;
  sectionName: string | null;
  source: Source;
  asOf: string;
  planned: WonFigure;
  funding: Funding;
  internal: boolean;
  flags: ProjectFlag[];
  removedAsOf: string | null;
  /** What stands open of it in the ledger of data checks; none on a page as of another day. */
  discrepancies: { id: string; rule: RuleId }[];
  /** Newest first. */
  history: Revision[];
  /** The same code in the same government in other years, newest first. */
  otherYears: { id: string; year: number; name: string; accountName: string }[];
  /** Sources that have a row of this project too and do not serve it. */
  heldBack: { source: Source; asOf: string }[];
}
