import { dayNumber, NO_DAY } from '@/lib/pipeline/bulk/days';
import { type Governments } from '@/lib/pipeline/bulk/governments';
import { Numbers } from '@/lib/pipeline/bulk/growing';
import { type ReadRow } from '@/lib/pipeline/bulk/read-row';
import { ALIVE, AMBIGUOUS, CLAIMED, ODD, SENT, type YearIndex } from '@/lib/pipeline/bulk/year-index';
import { type Coverage } from '@/lib/pipeline/coverage';

/** Where new and changed rows go. */
export interface Sender {
  /** @param id the digest that the row's id begins; @param kept where the row is kept */
  send: (row: ReadRow, id: string, as: SentAs, kept: Kept) => void;
}

/** New, or changed; and then whether its current budget is another than before. */
export interface SentAs {
  /** Its place in the index: stored projects come there as they lie in the table. */
  entry: number;
  isNew: boolean;
  moved: boolean;
}

export interface Kept {
  blockId: number;
  blockRow: number;
}

/**
 * The plan of one year, row after row, for all that is plain to decide: a project of which one row came, no older than
 * what is known of it. Rows of a project that came twice, is older, or is gone are noted and planned one by one when the
 * year was read. What a row is: by its content where that is stored already, else by its key, with the department where
 * a project of that department is known.
 */
export class YearPass {
  /** Rows of one project beyond the first: its entry and its place, one after the other. */
  readonly odd = new Numbers();
  readonly copies = new Numbers();
  private readonly verified: Int16Array;
  private readonly hasStored: boolean;

  constructor(
    readonly year: number,
    readonly index: YearIndex,
    governments: Governments,
    coverage: Coverage,
    private readonly sender: Sender,
    /** Nothing is plain to decide. */
    private readonly oneByOne: boolean,
  ) {
    this.verified = Int16Array.from(governments.codes, (code) =>
      dayNumber(coverage.verifiedAsOf(year, code)),
    );
    this.hasStored = index.size > 0;
  }

  /** Takes a row whose content is stored, or came already. @returns false where it is neither */
  takeKnown(row: ReadRow, place: number): boolean {
    const entry = this.index.findByHash(row.hash);
    if (entry === -1) return false;
    const { index } = this;
    if (index.is(entry, ODD)) this.note(entry, place);
    else if (index.is(entry, CLAIMED)) this.again(entry, row, place);
    else if (this.isCurrent(entry, row) && !index.is(entry, AMBIGUOUS)) this.claim(entry, row, place, 0);
    else this.note(entry, place);
    return true;
  }

  /** Takes a row of new content. @param plain its plain id's digest */
  take(row: ReadRow, plain: string, place: number, kept: Kept): void {
    const { index } = this;
    const own = this.hasStored && row.hasDepartment ? row.departmentId() : '';
    const department = own === '' ? -1 : index.findById(own);
    const entry = department === -1 ? index.findById(plain) : department;
    if (entry === -1) this.takeNew(row, plain, place, kept);
    else if (index.is(entry, ODD | CLAIMED) || !this.isCurrent(entry, row)) this.note(entry, place);
    else {
      index.setHash(entry, row.hash);
      this.claim(entry, row, place, SENT);
      const moved = !Object.is(index.budgets[entry], row.currentBudget());
      this.sender.send(row, department === -1 ? plain : own, { entry, isNew: false, moved }, kept);
    }
  }

  private takeNew(row: ReadRow, plain: string, place: number, kept: Kept): void {
    const entry = this.index.add(plain, row.government, row.hash, 0);
    if (this.oneByOne || row.day < (this.verified[row.government] ?? NO_DAY)) {
      this.note(entry, place);
      return;
    }
    this.claim(entry, row, place, SENT);
    this.sender.send(row, plain, { entry, isNew: true, moved: false }, kept);
  }

  /** A row with the content of the one that came before. */
  private again(entry: number, row: ReadRow, place: number): void {
    if (this.index.claimDays[entry] === row.day) {
      this.copies.push(entry);
      this.copies.push(place);
    } else this.note(entry, place);
  }

  private claim(entry: number, { day }: ReadRow, place: number, flags: number): void {
    const { index } = this;
    index.mark(entry, CLAIMED | flags);
    index.places[entry] = place;
    index.claimDays[entry] = day;
  }

  private note(entry: number, place: number): void {
    this.index.mark(entry, ODD);
    this.odd.push(entry);
    this.odd.push(place);
  }

  /** Whether a row is no older than what is known of a living project. */
  private isCurrent(entry: number, { day, government }: ReadRow): boolean {
    const { index } = this;
    if (this.oneByOne || !index.is(entry, ALIVE)) return false;
    return day >= (index.days[entry] ?? 0) && day >= (this.verified[government] ?? NO_DAY);
  }

  /** The day up to which a stored project is known, as {@link Timeline.knownUntil}. */
  knownUntil(entry: number): number {
    return Math.max(
      this.index.days[entry] ?? NO_DAY,
      this.verified[this.index.governmentOf(entry)] ?? NO_DAY,
    );
  }
}
