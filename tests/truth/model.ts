/*
 * What the portal must hold after any inputs, by the rules that are written down: what each says is said here once more, as plainly
 * as can be, without a line of the pipeline.
 */

/** What a project spent; null where it is gone. */
export type Truth = number | null;

/** A day as its number: what comes later is larger. */
export type Day = number;

/** A project in one source, and one government of one year. */
export interface Subject {
  source: 'file' | 'finance-db';
  government: string;
  project: string;
}

/** From this day on it is so: points of one day stand in the order in which they became known. */
interface Point {
  day: Day;
  truth: Truth;
}

export class Model {
  private readonly points = new Map<string, Point[]>();
  private readonly subjects = new Map<string, Subject>();
  /** The day for which a whole snapshot of a source last spoke for a government. */
  private readonly verified = new Map<string, Day>();
  /** Every day for which one spoke, the earliest first. */
  private readonly wholes = new Map<string, Day[]>();
  /** Governments that the finance database has said anything of. */
  private readonly financed = new Set<string>();

  /** A row of a snapshot. A newer one is the current state; an older one never changes it. */
  row(subject: Subject, day: Day, truth: Truth): void {
    const points = this.pointsOf(subject);
    const verified = this.verifiedFor(subject);
    const last = points.at(-1);
    if (last === undefined) {
      points.push({ day, truth });
      // Newer snapshots did not have it.
      const seen = this.wholeAfter(subject, day);
      if (seen !== undefined) points.push({ day: seen, truth: null });
      return;
    }
    const until = Math.max(last.day, verified ?? last.day);
    if (day < until) older(points, day, truth, this.wholeAfter(subject, day));
    else if (last.truth !== truth) points.push({ day, truth });
  }

  /** A whole snapshot speaks for each government in it: what it has not is gone, unless something newer is known. */
  whole(
    source: Subject['source'],
    day: Day,
    rows: readonly { government: string; project: string; truth: number }[],
  ): void {
    if (source === 'finance-db') for (const { government } of rows) this.financed.add(government);
    for (const { government, project, truth } of rows) this.row({ source, government, project }, day, truth);
    for (const government of new Set(rows.map((one) => one.government))) {
      for (const subject of this.subjects.values()) {
        const spokenFor = subject.source === source && subject.government === government;
        const there = rows.some((one) => one.government === government && one.project === subject.project);
        if (spokenFor && !there) this.remove(subject, day);
      }
      this.verify(`${source} ${government}`, day);
    }
  }

  private verify(key: string, day: Day): void {
    const before = this.verified.get(key) ?? -Infinity;
    this.wholes.set(
      key,
      [...(this.wholes.get(key) ?? []), day].sort((a, b) => a - b),
    );
    this.verified.set(key, Math.max(before, day));
  }

  private remove(subject: Subject, day: Day): void {
    const points = this.pointsOf(subject);
    const last = points.at(-1);
    if (last === undefined || last.truth === null) return;
    if (day >= Math.max(last.day, this.verifiedFor(subject) ?? day)) points.push({ day, truth: null });
  }

  /** A change of the feed follows on what is known, whatever its date: on a whole snapshot that did not have the project as well. */
  change(government: string, project: string, day: Day, truth: Truth): void {
    this.financed.add(government);
    const subject: Subject = { source: 'finance-db', government, project };
    const points = this.pointsOf(subject);
    const last = points.at(-1);
    if (last === undefined && truth === null) return;
    const until = Math.max(last?.day ?? day, this.verifiedFor(subject) ?? day);
    if (last === undefined || last.truth !== truth) points.push({ day: Math.max(day, until), truth });
  }

  /** Every project that was ever heard of, as of a day; undefined before its first. */
  asOf(day: Day): { subject: Subject; truth: Truth | undefined }[] {
    return this.known().map(({ subject, points }) => ({
      subject,
      truth: points.findLast((point) => point.day <= day)?.truth,
    }));
  }

  /** Every project that was ever heard of, as it is: what it spent last, since when, and since when it is gone. */
  current(): { subject: Subject; spent: number | null; asOf: Day | null; gone: Day | null }[] {
    return this.known().map(({ subject, points }) => {
      const alive = points.findLast((point) => point.truth !== null);
      const last = points.at(-1);
      const gone = last?.truth === null ? last.day : null;
      return { subject, spent: alive?.truth ?? null, asOf: alive?.day ?? null, gone };
    });
  }

  /** What is shown of a government: of one source, never of two. */
  total(government: string): { projects: number; spent: number } | null {
    const source = this.financed.has(government) ? 'finance-db' : 'file';
    const alive = this.known().flatMap(({ subject, points }) => {
      const truth = points.at(-1)?.truth ?? null;
      return subject.government === government && subject.source === source && truth !== null ? [truth] : [];
    });
    return alive.length === 0
      ? null
      : { projects: alive.length, spent: alive.reduce((sum, one) => sum + one, 0) };
  }

  private known(): { subject: Subject; points: Point[] }[] {
    const all = [...this.subjects].map(([key, subject]) => ({ subject, points: this.points.get(key) ?? [] }));
    return all.filter(({ points }) => points.length > 0);
  }

  private verifiedFor({ source, government }: Subject): Day | null {
    return this.verified.get(`${source} ${government}`) ?? null;
  }

  private wholeAfter({ source, government }: Subject, day: Day): Day | undefined {
    return this.wholes.get(`${source} ${government}`)?.find((whole) => whole > day);
  }

  private pointsOf(subject: Subject): Point[] {
    const key = `${subject.source} ${subject.government} ${subject.project}`;
    this.subjects.set(key, subject);
    const points = this.points.get(key) ?? [];
    this.points.set(key, points);
    return points;
  }
}

/** What stood on a day is known better now; what a whole snapshot saw later stays what it is from then on. */
function older(points: Point[], day: Day, truth: Truth, seen: Day | undefined): void {
  const at = points.findLastIndex((point) => point.day <= day);
  const then = points[at]?.truth ?? null;
  const next = points[at + 1];
  if (then === truth) return;
  points.splice(at + 1, 0, { day, truth });
  if (seen !== undefined && (next === undefined || seen < next.day))
    points.splice(at + 2, 0, { day: seen, truth: then });
}
