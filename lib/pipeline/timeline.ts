import {
  type Candidate,
  type Outcome,
  type PlannedProject,
  type PlannedRevision,
  type RawPlace,
  type RevisionKind,
  type StoredProject,
} from '@/lib/pipeline/types';

/** A state of a project from a day on: the hash of its row, null when it was gone, and where its image stands. */
export interface Point {
  asOf: string;
  hash: string | null;
  image: Image;
}

/** An image: of a staged row, of a stored revision, or (neither) of the stored row. */
export interface Image {
  order: number | null;
  place: RawPlace | null;
  /** The revision that is repeated. */
  again: string | null;
}

/** What is known of a project beside its current row. */
export interface Background {
  /** The day for which a whole snapshot last spoke for the project's government. */
  verifiedAsOf: string | null;
  /** Every day for which one spoke, where an older row came: the earliest first. */
  wholeDays: readonly string[];
  /** Every state of the project, where an older row came. */
  history: readonly Point[] | null;
}

/**
 * One project's states in the order of days, and what a run adds to them.
 *
 * - A row of the newest day or later becomes the current state: inserted, updated, or restored after a removal.
 * - An older row never changes the current state. It is compared with the state of its own day, and is a backdated
 *   revision where that differs or is not known. Where a whole snapshot spoke between its day and the next state, it saw the
 *   state before (or that there was none): a revision of that day repeats it, so that reads as of then and later stay what
 *   they were.
 * - A change of the feed is newer than what is stored, whatever its date (a transaction can commit after midnight): it is
 *   filed under the stored day where that is later.
 */
export class Timeline {
  readonly id: string;
  readonly fiscalYear: number;
  readonly lafCd: string;
  readonly revisions: PlannedRevision[] = [];
  private readonly points: Point[];
  private order: number | null = null;
  private place: RawPlace | null = null;
  private asOf: string;
  private removedAsOf: string | null;
  private changed = false;
  departmentCd: string | null;

  constructor(
    { id, fiscalYear, lafCd }: Pick<StoredProject, 'id' | 'fiscalYear' | 'lafCd'>,
    private readonly stored: StoredProject | null,
    private readonly background: Background,
  ) {
    this.id = id;
    this.fiscalYear = fiscalYear;
    this.lafCd = lafCd;
    this.points = background.history === null ? currentPoint(stored) : [...background.history];
    this.asOf = stored?.asOf ?? '';
    this.removedAsOf = stored?.removedAsOf ?? null;
    this.departmentCd = stored?.departmentCd ?? null;
  }

  /** Whether the project is known, gone or not. */
  get exists(): boolean {
    return this.points.length > 0;
  }

  get alive(): boolean {
    return (this.points.at(-1)?.hash ?? null) !== null;
  }

  /** The last day for which the current state is known to hold. */
  get knownUntil(): string {
    const last = this.points.at(-1)?.asOf ?? '';
    const { verifiedAsOf } = this.background;
    return verifiedAsOf !== null && verifiedAsOf > last ? verifiedAsOf : last;
  }

  /** Adds one row. @param fromFeed whether it is a change that follows on what is stored */
  add(row: Candidate, fromFeed: boolean): Outcome {
    const day = fromFeed && row.asOf < this.knownUntil ? this.knownUntil : row.asOf;
    const hash = row.gone ? null : row.hash;
    if (!this.exists) return row.gone ? 'unchanged' : this.begin(row, day);
    if (day < this.knownUntil) return this.addOlder(row, day, hash);
    if (this.points.at(-1)?.hash === hash) return 'unchanged';
    this.write(this.kindOf(hash), day, row, hash);
    this.become(row, day);
    return 'updated';
  }

  /** Marks the project as gone. */
  remove(day: string): void {
    this.write('removed', day, this.image(null), null);
    this.removedAsOf = day;
    this.changed = true;
  }

  /** Whether a page of the project can exist that no longer tells its whole history. */
  get outdatesPage(): boolean {
    return this.stored !== null && this.revisions.length > 0;
  }

  /** What the current row becomes; null where it stays as it is. */
  project(): PlannedProject | null {
    if (!this.changed) return null;
    const { id, fiscalYear, lafCd, order, place, asOf, removedAsOf } = this;
    const isNew = this.stored === null;
    return { id, fiscalYear, lafCd, isNew, order, place, asOf, removedAsOf };
  }

  private kindOf(hash: string | null): RevisionKind {
    if (hash === null) return 'removed';
    return this.alive ? 'updated' : 'restored';
  }

  private begin(row: Candidate, day: string): Outcome {
    this.take(row, day);
    this.changed = true;
    const goneSince = this.wholeAfter(day);
    if (goneSince === null) {
      this.write('inserted', day, row, row.hash);
      return 'inserted';
    }
    this.write('backdated', day, row, row.hash);
    this.write('removed', goneSince, this.image(null), null);
    this.removedAsOf = goneSince;
    return 'backdated';
  }

  private addOlder(row: Candidate, day: string, hash: string | null): Outcome {
    const at = this.points.findLastIndex((point) => point.asOf <= day);
    const inForce = this.points[at];
    const next = this.points[at + 1];
    if ((inForce?.hash ?? null) === hash) return 'unchanged';
    this.write(hash === null ? 'removed' : 'backdated', day, row, hash);
    const seen = this.wholeAfter(day);
    if (seen === null) return 'backdated';
    if (next === undefined) this.confirm(inForce?.hash ?? null, seen);
    else if (seen < next.asOf) this.repeat(inForce, seen);
    return 'backdated';
  }

  /** The first day after another for which a whole snapshot spoke. */
  private wholeAfter(day: string): string | null {
    const { wholeDays, verifiedAsOf } = this.background;
    const after = wholeDays.find((whole) => whole > day);
    if (after !== undefined) return after;
    return verifiedAsOf !== null && verifiedAsOf > day ? verifiedAsOf : null;
  }

  /**
   * Says again, for the day on which a whole snapshot saw it, a state that another has followed since. It came late as well: of a
   * project that is gone, the run that its figures are known by stays the last one before.
   */
  private repeat(state: Point | undefined, day: string): void {
    if (state === undefined || state.hash === null) this.write('removed', day, this.image(null), null);
    else this.write('backdated', day, state.image, state.hash);
  }

  /** Repeats the current state on the day on which it was seen again: an older row has just come after its own day. */
  private confirm(hash: string | null, until: string): void {
    this.write(hash === null ? 'removed' : 'updated', until, this.image(this.place), hash);
    if (hash === null) this.removedAsOf = until;
    else this.asOf = until;
    this.changed = true;
  }

  private become(row: Candidate, day: string): void {
    this.changed = true;
    if (row.gone) {
      this.removedAsOf = day;
      return;
    }
    this.take(row, day);
  }

  private take(row: Candidate, day: string): void {
    this.order = imageOrder(row);
    this.place = row;
    this.asOf = day;
    this.removedAsOf = null;
    this.departmentCd = row.departmentCd;
  }

  /** The image as it stands now, with the raw row that says so. */
  private image(place: RawPlace | null): Image {
    return { order: this.order, place, again: null };
  }

  private write(kind: RevisionKind, asOf: string, from: Candidate | Image, hash: string | null): void {
    const image = 'again' in from ? from : { order: imageOrder(from), place: from, again: null };
    this.revisions.push({ id: this.id, fiscalYear: this.fiscalYear, kind, asOf, ...image });
    const after = this.points.findLastIndex((point) => point.asOf <= asOf) + 1;
    this.points.splice(after, 0, { asOf, hash, image });
  }
}

/** A row that is what is stored already has no staged image: the stored one is it. */
function imageOrder(row: Candidate): number | null {
  return row.staged ? row.order : null;
}

function currentPoint(stored: StoredProject | null): Point[] {
  if (stored === null) return [];
  const { asOf, removedAsOf, rowHash } = stored;
  const image = { order: null, place: null, again: null };
  return [removedAsOf === null ? { asOf, hash: rowHash, image } : { asOf: removedAsOf, hash: null, image }];
}
