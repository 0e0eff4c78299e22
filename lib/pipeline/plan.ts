import { type RowProblem } from '@/lib/domain/quarantine';
import { ROW_FLOOR } from '@/lib/domain/rules';
import { type InputKind } from '@/lib/sources/source';
import { assignInFeed, assignInSnapshot, idWithDepartment, type Standing } from '@/lib/pipeline/departments';
import { type Point, Timeline } from '@/lib/pipeline/timeline';
import { type WholeDaysOf } from '@/lib/pipeline/whole-days';
import {
  type Candidate,
  type Counts,
  noCounts,
  type Outcome,
  type PlannedProject,
  type PlannedRevision,
  type Rejected,
  type StoredProject,
  yearKey,
} from '@/lib/pipeline/types';

/** What the plan is made from: all that was read, and all that is stored of the years and ids concerned. */
export interface PlanInput {
  kind: InputKind;
  candidates: ReadonlyMap<string, Candidate[]>;
  rejected: readonly Rejected[];
  stored: ReadonlyMap<string, StoredProject>;
  /** The states of projects of which an older row came. */
  history: ReadonlyMap<string, Point[]>;
  /** Whether a government-year is served from this source. */
  serves: (fiscalYear: number, lafCd: string) => boolean;
  /** The day for which a whole snapshot of this source last spoke for a government-year. */
  verifiedAsOf: (fiscalYear: number, lafCd: string) => string | null;
  /** Every day for which one spoke, for the government-years of which an older row came. */
  wholeDays: WholeDaysOf;
}

export interface Removal {
  fiscalYear: number;
  lafCd: string;
  /** Projects before the run, not counting those gone already. */
  projects: number;
  removed: number;
}

/** A government-year of which a whole snapshot brought so few readable rows that it can hardly be whole. */
export interface Shrinkage {
  fiscalYear: number;
  lafCd: string;
  /** Projects that stood before the snapshot's day. */
  projects: number;
  /** Those of them that it has a readable row of. */
  rows: number;
}

export interface Plan {
  counts: Counts;
  revisions: PlannedRevision[];
  projects: PlannedProject[];
  rejected: Rejected[];
  removals: Removal[];
  shrinkages: Shrinkage[];
  /** Projects that may have a page which is now out of date. */
  outdatedPages: NewProject[];
  /** The newest as-of date of the rows of each government-year. */
  newestDay: Map<string, { fiscalYear: number; lafCd: string; day: string }>;
  /** The projects that a row was found to be. */
  seen: ReadonlySet<string>;
}

/** Decides what becomes of every row. Pure: nothing is read and nothing written. */
export function plan(input: PlanInput): Plan {
  return new Planner(input).run();
}

/** The ids that a row may turn out to be, for looking them up. */
export function idsOf(row: Candidate): string[] {
  return row.departmentCd === null ? [row.plainId] : [row.plainId, idWithDepartment(row)];
}

type NewProject = Pick<StoredProject, 'id' | 'fiscalYear' | 'lafCd'>;

class Planner {
  private readonly counts = noCounts();
  private readonly timelines = new Map<string, Timeline>();
  private readonly rejected: Rejected[];
  private readonly newestDay: Plan['newestDay'] = new Map();
  private readonly seen = new Set<string>();

  constructor(private readonly input: PlanInput) {
    this.rejected = [...input.rejected];
  }

  run(): Plan {
    for (const rows of this.input.candidates.values()) {
      if (this.input.kind === 'changes') this.followFeed(rows);
      else this.readSnapshots(rows);
    }
    const removals = this.input.kind === 'whole' ? this.removeWhatIsGone() : [];
    this.counts.quarantined += this.input.rejected.length;
    this.counts.read += this.input.rejected.length;
    const lines = [...this.timelines.values()];
    return {
      counts: this.counts,
      revisions: lines.flatMap((line) => line.revisions),
      projects: lines.map((line) => line.project()).filter((project) => project !== null),
      rejected: this.rejected,
      removals,
      shrinkages: this.input.kind === 'whole' ? this.findShrinkages() : [],
      outdatedPages: lines.filter((line) => line.outdatesPage),
      newestDay: this.newestDay,
      seen: this.seen,
    };
  }

  private count(row: Candidate, outcome: Outcome): void {
    const kept = outcome === 'duplicates' || outcome === 'quarantined';
    const counted = kept || this.input.serves(row.fiscalYear, row.lafCd) ? outcome : 'heldBack';
    this.counts.read += 1;
    this.counts[counted] += 1;
    if (outcome === 'quarantined') return;
    const key = yearKey(row.fiscalYear, row.lafCd);
    const day = this.newestDay.get(key)?.day ?? '';
    if (row.asOf > day)
      this.newestDay.set(key, { fiscalYear: row.fiscalYear, lafCd: row.lafCd, day: row.asOf });
  }

  /** The rows of one plain key, day after day; of one day, department by department. */
  private readSnapshots(rows: readonly Candidate[]): void {
    if (rows.length === 1) {
      this.readDay(rows);
      return;
    }
    const days = Map.groupBy(rows, (row) => row.asOf);
    for (const day of [...days.keys()].sort()) this.readDay(this.withoutCopies(days.get(day) ?? []));
  }

  private readDay(rows: readonly Candidate[]): void {
    const [only] = rows;
    if (only === undefined) return;
    if (rows.length === 1 && this.isUnchanged(only)) {
      this.seen.add(only.matchedId ?? only.plainId);
      this.count(only, 'unchanged');
      return;
    }
    const assigned = assignInSnapshot(rows, (id) => this.standing(id, only));
    for (const [row, id] of assigned) {
      this.seen.add(id);
      this.count(row, this.timeline(id, row).add(row, false));
    }
  }

  /** The quick answer for nearly every row of a daily snapshot: nothing else of the project came, and it is as stored. */
  private isUnchanged(row: Candidate): boolean {
    if (row.matchedId === null || this.timelines.has(row.matchedId)) return false;
    const stored = this.input.stored.get(row.matchedId);
    if (stored === undefined || stored.removedAsOf !== null || stored.rowHash !== row.hash) return false;
    const verified = this.input.verifiedAsOf(row.fiscalYear, row.lafCd) ?? '';
    return row.asOf >= stored.asOf && row.asOf >= verified;
  }

  /** One row for each department: copies with the same amounts are counted once, contradicting ones kept out. */
  private withoutCopies(rows: readonly Candidate[]): Candidate[] {
    const kept: Candidate[] = [];
    for (const copies of Map.groupBy(rows, (row) => row.departmentCd).values()) {
      const [first] = copies;
      if (first === undefined) continue;
      if (copies.every((copy) => copy.amounts === first.amounts)) {
        kept.push(first);
        for (const copy of copies.slice(1)) this.count(copy, 'duplicates');
      } else this.rejectCopies(copies);
    }
    return kept;
  }

  private rejectCopies(copies: readonly Candidate[]): void {
    const lines = copies.map((copy) => copy.line).join(', ');
    const problem: RowProblem = {
      reason: 'conflicting_copies',
      column: null,
      value: null,
      detail: { lines },
    };
    for (const copy of copies) {
      const { line, block, blockRow, fiscalYear, lafCd } = copy;
      this.rejected.push({ line, block, blockRow, problem, ids: idsOf(copy), fiscalYear, lafCd });
      this.count(copy, 'quarantined');
    }
  }

  /**
   * The changes of one plain key in the order in which they were made: by sequence number, as row locks keep that in
   * order within a project even where transaction ids are not.
   */
  private followFeed(rows: readonly Candidate[]): void {
    const ordered = [...rows].sort((a, b) => a.line - b.line);
    const inherited = new Set<Candidate>();
    ordered.forEach((row, index) => {
      const heir = row.gone ? this.heirOf(row, ordered.slice(index + 1)) : null;
      if (heir !== null) {
        inherited.add(heir);
        this.count(row, 'unchanged');
        return;
      }
      const id = assignInFeed(row, (known) => this.standing(known, row), inherited.has(row));
      const outcome = id === null ? 'unchanged' : this.timeline(id, row).add(row, true);
      if (row.gone && outcome === 'updated') this.counts.removed += 1;
      this.count(row, outcome);
    });
  }

  /** The row that takes over in the transaction that deletes this one: a change of department, no removal. */
  private heirOf(row: Candidate, later: readonly Candidate[]): Candidate | null {
    if (this.standing(row.plainId, row).departmentCd !== row.departmentCd) return null;
    const heir = later.find((next) => next.group === row.group && !next.gone);
    if (heir === undefined || row.group === null) return null;
    return this.standing(idWithDepartment(heir), heir).exists ? null : heir;
  }

  private standing(id: string, row: Candidate): Standing {
    const known = this.timelines.has(id) || this.input.stored.has(id);
    return known ? this.timeline(id, row) : UNKNOWN;
  }

  private timeline(id: string, row: Candidate): Timeline {
    return this.timelineOf(this.input.stored.get(id) ?? { id, fiscalYear: row.fiscalYear, lafCd: row.lafCd });
  }

  private timelineOf(project: StoredProject | NewProject): Timeline {
    const { id, fiscalYear, lafCd } = project;
    const known = this.timelines.get(id);
    if (known !== undefined) return known;
    const stored = 'rowHash' in project ? project : null;
    const made = new Timeline({ id, fiscalYear, lafCd }, stored, {
      verifiedAsOf: this.input.verifiedAsOf(fiscalYear, lafCd),
      wholeDays: this.input.wholeDays(fiscalYear, lafCd),
      history: this.input.history.get(id) ?? null,
    });
    this.timelines.set(id, made);
    return made;
  }

  /** What a whole snapshot no longer has, government by government; one without a row is not reported, nothing gone. */
  private removeWhatIsGone(): Removal[] {
    const removals = new Map<string, Removal>();
    const blocked = new Set(this.rejected.flatMap(blockedBy));
    for (const project of this.input.stored.values()) {
      const { fiscalYear, lafCd } = project;
      const key = yearKey(fiscalYear, lafCd);
      const day = this.newestDay.get(key)?.day;
      if (day === undefined || project.removedAsOf !== null) continue;
      const removal = removals.get(key) ?? { fiscalYear, lafCd, projects: 0, removed: 0 };
      removals.set(key, removal);
      removal.projects += 1;
      if (this.seen.has(project.id) || ['*', key, project.id].some((block) => blocked.has(block))) continue;
      const line = this.timelineOf(project);
      if (day < line.knownUntil) continue;
      line.remove(day);
      removal.removed += 1;
    }
    const effective = [...removals.values()].filter((removal) => removal.removed > 0);
    for (const { removed } of effective) this.counts.removed += removed;
    return effective;
  }

  /** Rows that were kept out are not counted as gone; too many of them are a fault of the snapshot all the same. */
  private findShrinkages(): Shrinkage[] {
    const found = new Map<string, Shrinkage>();
    for (const { id, fiscalYear, lafCd, asOf, removedAsOf } of this.input.stored.values()) {
      const key = yearKey(fiscalYear, lafCd);
      const day = this.newestDay.get(key)?.day ?? '';
      if (removedAsOf !== null || asOf > day || day < (this.input.verifiedAsOf(fiscalYear, lafCd) ?? ''))
        continue;
      const one = found.get(key) ?? { fiscalYear, lafCd, projects: 0, rows: 0 };
      found.set(key, one);
      one.projects += 1;
      if (this.seen.has(id)) one.rows += 1;
    }
    const { percent, least } = ROW_FLOOR;
    return [...found.values()].filter(
      ({ projects, rows }) => projects >= least && rows * 100 < projects * percent,
    );
  }
}

const UNKNOWN: Standing = { exists: false, alive: false, departmentCd: null };

/**
 * What a row that was kept out protects from being taken for gone: its own project; all of its government where it does
 * not say which project; everything where it does not even say that.
 */
export function blockedBy({ ids, fiscalYear, lafCd }: Rejected): string[] {
  if (ids.length > 0) return ids;
  return [fiscalYear === null || lafCd === null ? '*' : yearKey(fiscalYear, lafCd)];
}
