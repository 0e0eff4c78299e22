import { dateSteps } from '@/lib/domain/process/import/dated-steps';
import type {
  Draft,
  ImportRules,
  MissingPhase,
  ProposalFacts,
  ReadRow,
} from '@/lib/domain/process/import/draft';
import { planLife } from '@/lib/domain/process/import/life';
import { type Rejection, type RejectionKind, RowProblems } from '@/lib/domain/process/import/rejections';

/** Takes the rows of a file: what becomes a proposal, what is kept aside, and what nobody could date. */
export class Intake {
  /** Rows with something in them. */
  rows = 0;
  rejectedRows = 0;
  readonly drafts: Draft[] = [];
  readonly rejected: Rejection[] = [];
  /** Of the first row that needs it; nothing can be imported then. */
  missingPhase: MissingPhase | null = null;
  private readonly lines = new Map<number, number>();

  /** @param columns how the file names the number, the review and the outcome */
  constructor(
    private readonly rules: ImportRules,
    private readonly columns: { number: string; outcome: string },
  ) {}

  take({ line, number, facts, problems }: ReadRow): void {
    this.rows += 1;
    const found = new RowProblems(line);
    const first = number === null ? undefined : this.lines.get(number);
    if (first !== undefined)
      found.add('twice', { column: this.columns.number, value: String(number), detail: `line ${first}` });
    else if (number !== null) this.lines.set(number, line);
    const draft = facts === null ? null : this.draftOf(facts, found);
    const all = [...problems, ...found.found];
    if (all.length > 0) this.reject(all);
    else if (draft !== null) this.drafts.push(draft);
  }

  /** A line that could not be taken apart. */
  broken(line: number, kind: RejectionKind, value: string): void {
    const problems = new RowProblems(line);
    problems.add(kind, { value });
    this.rows += 1;
    this.reject(problems.found);
  }

  private reject(problems: readonly Rejection[]): void {
    this.rejectedRows += 1;
    this.rejected.push(...problems);
  }

  private draftOf({ life, ...proposal }: ProposalFacts, problems: RowProblems): Draft | null {
    const planned = planLife(life);
    const steps =
      typeof planned === 'string' ? planned : dateSteps(planned, this.rules.phases, this.rules.now);
    if (typeof steps === 'string') return problems.add(steps, { column: this.columns.outcome });
    if (Array.isArray(steps)) return { ...proposal, steps };
    this.missingPhase ??= { phase: steps.needs, line: proposal.line };
    return null;
  }
}

/** Whether more than so many per cent of the rows are bad. */
export const tooManyRejected = ({ rows, rejectedRows }: Intake, mostPercent: number) =>
  rejectedRows * 100 > mostPercent * rows;
