import type { Draft } from '@/lib/domain/process/import/draft';
import type { ProposalStep } from '@/lib/domain/process/types';

/** Where a proposal that is there says something else than the file. */
export interface Difference {
  number: number;
  line: number;
  field: string;
  stored: string | null;
  file: string | null;
}

/** A proposal that is there. */
export type Stored = Omit<Draft, 'line'>;

const FIELDS = [
  'track',
  'title',
  'need',
  'content',
  'effect',
  'beneficiaries',
  'place',
  'estimate',
  'author',
] as const satisfies (keyof Stored)[];

/**
 * What differs between a proposal that is there and the file's. Steps that came later (the tie to a project, say) are no difference: the
 * file's have to be the first ones.
 */
export function differencesOf(draft: Draft, stored: Stored): Difference[] {
  const { number, line } = draft;
  const text = (value: string | number | null) => (value === null ? null : String(value));
  const fields = FIELDS.filter((field) => draft[field] !== stored[field]).map((field) => ({
    number,
    line,
    field,
    stored: text(stored[field]),
    file: text(draft[field]),
  }));
  const [was, is] = [stored.steps.slice(0, draft.steps.length), draft.steps].map(stepsText);
  return was === is
    ? fields
    : [...fields, { number, line, field: 'steps', stored: was ?? null, file: is ?? null }];
}

const stepsText = (steps: readonly ProposalStep[]) =>
  steps
    .map(({ at, kind, by, reason, officialCost }) =>
      [at, kind, by, reason, officialCost].filter((part) => part !== null).join(' '),
    )
    .join('; ');
