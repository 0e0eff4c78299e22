import {
  type Candidate,
  type Outcome,
  type PlannedProject,
  type PlannedRevision,
  type RawPlace,
  type RevisionKind,
  type StoredProject,
} from '@/lib/pipeline/types';

/** A state of a project from a day on: the hash of its row, null when it was gone. */
export interface Point {
  asOf: string;
  hash: string | null;
}

/**
 * One project's states in the order of days, and what a run adds to them.
 *
 * - A row of the newest day or later becomes the current state: inserted, updated, or restored after a removal.
 * - An older row never changes the current state. It is compared with the state of its own day, and is a backdated
 *   revision where that differs or is not known. Where the current state was seen again on a later day (a whole snapshot
 *   verified it), a revision of that day repeats it, so that reads as of then and later stay what they were.
 * - A change of the feed is newer than what is stored, whatever its date (a transaction can commit after midnight): it is
 *   filed under the stored day where that is later.
 */
export class Timeline {
  readonly revisions: PlannedRevision[] = [];
  private readonly points: Point[];
  private order: number | null = null;
  private place: RawPlace | null = null;
  private asOf: string;
  private removedAsOf: string | null;
  private changed = false;
  departmentCd: string | null;

  constructor(
    readonly id: string,
    readonly fiscalYear: number,
    readonly lafCd: string,
    private readonly stored: StoredProject | null,
    /** The day for which a whole snapshot last spoke for the project's government. */
    private readonly verifiedAsOf: string | null,
    history: readonly Point[] | null = null,
  ) {
    this.points = history === null ? currentPoint(stored) : [...history];
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
    return this.verifiedAsOf !== null && this.verifiedAsOf > last ? this.verifiedAsOf : last;
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
    const goneSince = this.verifiedAsOf;
    if (goneSince === null || day >= goneSince) {
      this.write('inserted', day, row, row.hash);
      return 'inserted';
    }
    this.write('backdated', day, row, row.hash);
    this.write('removed', goneSince, this.image(null), null);
    this.removedAsOf = goneSince;
    return 'backdated';
  }

  private addOlder(row: Candidate, day: string, hash: string | null): Outcome {
    const until = this.knownUntil;
    const current = this.points.at(-1);
    const inForce = this.points.findLast((point) => point.asOf <= day);
    if ((inForce?.hash ?? null) === hash) return 'unchanged';
    this.write(hash === null ? 'removed' : 'backdated', day, row, hash);
    if (current !== undefined && current === inForce) this.confirm(current.hash, until);
    return 'backdated';
  }

  /** Repeats the current state on the day for which it was verified: an older row has just come after its own day. */
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
    return { order: this.order, place };
  }

  private write(kind: RevisionKind, asOf: string, from: Candidate | Image, hash: string | null): void {
    const order = 'place' in from ? from.order : imageOrder(from);
    const place = 'place' in from ? from.place : from;
    this.revisions.push({ id: this.id, fiscalYear: this.fiscalYear, kind, asOf, order, place });
    const after = this.points.findLastIndex((point) => point.asOf <= asOf) + 1;
    this.points.splice(after, 0, { asOf, hash });
  }
}

interface Image {
  order: number | null;
  place: RawPlace | null;
}

/** A row that is what is stored already has no staged image: the stored one is it. */
function imageOrder(row: Candidate): number | null {
  return row.staged ? row.order : null;
}

function currentPoint(stored: StoredProject | null): Point[] {
  if (stored === null) return [];
  const { asOf, removedAsOf, rowHash } = stored;
  return [removedAsOf === null ? { asOf, hash: rowHash } : { asOf: removedAsOf, hash: null }];
}
