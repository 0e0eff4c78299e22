import type { Moment } from '@/lib/domain/history/moment';
import type { Won } from '@/lib/domain/money';
import { AMOUNT_NAMES, type AmountName } from '@/lib/domain/project';

/** What is published of a project beside its amounts, by the names that receipts give it. */
export const TEXT_NAMES = [
  'name',
  'upper_as_published',
  'dept_cd',
  'dbiz_cd',
  'account_cd',
  'account',
  'field_cd',
  'field',
  'section_cd',
  'section',
] as const;
export type TextName = (typeof TEXT_NAMES)[number];

/** A project as it stood, field by field. Null: not reported. */
export type ProjectState = Record<TextName, string | null> & Record<AmountName, Won | null>;
export type StateField = keyof ProjectState;
export const STATE_FIELDS: readonly StateField[] = [...TEXT_NAMES, ...AMOUNT_NAMES];

/** Which project a state or a change is of; it never moves to another government or year. */
export interface ProjectKey {
  id: string;
  year: number;
  government: string;
}

/**
 * What became of a project between two moments. `inserted` has its whole state after, `removed` its whole state before,
 * `changed` the fields that differ, before and after.
 */
export type ProjectChange = ProjectKey &
  (
    | { kind: 'inserted'; before: null; after: ProjectState }
    | { kind: 'removed'; before: ProjectState; after: null }
    | { kind: 'changed'; before: Partial<ProjectState>; after: Partial<ProjectState> }
  );
export type ChangeKind = ProjectChange['kind'];
export type ChangeCounts = Record<ChangeKind, number>;

export const noChanges = (): ChangeCounts => ({ inserted: 0, removed: 0, changed: 0 });

/** The change from one state to another; null where nothing published differs. */
export function changeOf(
  key: ProjectKey,
  before: ProjectState | null,
  after: ProjectState | null,
): ProjectChange | null {
  if (before === null) return after === null ? null : { ...key, kind: 'inserted', before, after };
  if (after === null) return { ...key, kind: 'removed', before, after };
  const fields = STATE_FIELDS.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return null;
  return { ...key, kind: 'changed', before: only(before, fields), after: only(after, fields) };
}

function only(state: ProjectState, fields: readonly StateField[]): Partial<ProjectState> {
  return Object.fromEntries(fields.map((field) => [field, state[field]]));
}

/** The states of projects by id. */
export type States = ReadonlyMap<string, ProjectState>;

/**
 * Applies changes to the states that they begin from: `applyChanges(state at a, diff(a, b))` is the state at b.
 * @throws RangeError where a change does not fit what is there
 */
export function applyChanges(states: States, changes: Iterable<ProjectChange>): States {
  const after = new Map(states);
  for (const change of changes) {
    const stood = after.get(change.id);
    if ((stood === undefined) !== (change.kind === 'inserted'))
      throw new RangeError(`${change.id} cannot be ${change.kind}`);
    if (change.after === null) after.delete(change.id);
    else after.set(change.id, { ...stood, ...change.after } as ProjectState); // whole: inserted is, changed adds to one that is
  }
  return after;
}

/** The two moments that are compared. */
export interface Span {
  from: Moment;
  to: Moment;
}
