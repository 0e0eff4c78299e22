import { keyWithDepartment, publicId } from '@/lib/domain/project/identity';
import { type Candidate } from '@/lib/pipeline/types';

/** What is known of a project while the plan is made. */
export interface Standing {
  exists: boolean;
  alive: boolean;
  departmentCd: string | null;
}
export type StandingOf = (id: string) => Standing;

/** The public id of the row's key with its department added. */
export function idWithDepartment(row: Candidate): string {
  if (row.key === null) return row.matchedId ?? row.plainId;
  return publicId(keyWithDepartment(row.key, row.departmentCd));
}

/**
 * Which project each of several rows of one plain key and one day is. The department is an attribute: a single row keeps
 * the plain key whatever its department. Where rows differ in department all are kept: the department already stored
 * (else the lowest code) keeps the plain key, the key of each other has its department added, and goes on having it.
 * @param rows one for each department
 */
export function assignInSnapshot(rows: readonly Candidate[], standing: StandingOf): Map<Candidate, string> {
  const assigned = new Map<Candidate, string>();
  const open: Candidate[] = [];
  for (const row of rows) {
    const id = row.matchedId ?? ownProject(row, standing);
    if (id === null) open.push(row);
    else assigned.set(row, id);
  }
  const plainIsTaken = [...assigned.values()].includes(rows[0]?.plainId ?? '');
  const keeper = plainIsTaken ? null : keeperOf(open, standing);
  for (const row of open) assigned.set(row, row === keeper ? row.plainId : idWithDepartment(row));
  return assigned;
}

/**
 * The same for one change of the feed, which comes alone: a row of another department than the living project of its
 * plain key is another project. `leaving`: the plain project's row is deleted in the same transaction, so that this one
 * is the same project under another department.
 * @returns null for a deletion of what is not known
 */
export function assignInFeed(row: Candidate, standing: StandingOf, leaving: boolean): string | null {
  const own = ownProject(row, standing);
  if (own !== null) return own;
  const plain = standing(row.plainId);
  const same = plain.exists && plain.departmentCd === row.departmentCd;
  if (row.gone) return same ? row.plainId : null;
  return same || leaving || !plain.alive ? row.plainId : idWithDepartment(row);
}

function ownProject(row: Candidate, standing: StandingOf): string | null {
  if (row.departmentCd === null) return null;
  const id = idWithDepartment(row);
  return standing(id).exists ? id : null;
}

function keeperOf(rows: readonly Candidate[], standing: StandingOf): Candidate | null {
  const [first] = rows;
  if (first === undefined) return null;
  const plain = standing(first.plainId);
  const kept = plain.exists ? rows.find((row) => row.departmentCd === plain.departmentCd) : undefined;
  return kept ?? [...rows].sort(byDepartment)[0] ?? null;
}

function byDepartment(a: Candidate, b: Candidate): number {
  const [left, right] = [a.departmentCd ?? '', b.departmentCd ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
