import fc from 'fast-check';

/** What a government's projects spent, by project: those that are left out are not in the input. */
export type Figures = Record<string, number>;

/**
 * One thing that happens. Governments are two, by number; projects three of each. Days are those of July 2026.
 * `whole`, `partial`: a file. `work`: officials change rows of the finance database on a day, and the portal pulls. `anew`: the
 * finance database begins a new life, so that everything is read again.
 */
export type Input =
  | { kind: 'whole'; day: number; governments: [Figures | null, Figures | null] }
  | { kind: 'partial'; rows: { government: 0 | 1; project: string; day: number; spent: number }[] }
  | { kind: 'work'; day: number; changes: { government: 0 | 1; project: string; spent: number | null }[] }
  | { kind: 'anew' };

export const PROJECTS = ['A', 'B', 'C'] as const;
const government = fc.constantFrom(0 as const, 1 as const);
const project = fc.constantFrom(...PROJECTS);
const day = fc.integer({ min: 1, max: 5 });
const spent = fc.integer({ min: 0, max: 2 });

const figures: fc.Arbitrary<Figures> = fc
  .dictionary(project, spent, { minKeys: 1, maxKeys: 3 })
  .map((one) => ({ ...one }));

const whole: fc.Arbitrary<Input> = fc.record({
  kind: fc.constant('whole' as const),
  day,
  governments: fc.tuple<[Figures | null, Figures | null]>(fc.option(figures), fc.option(figures)),
});
const partial: fc.Arbitrary<Input> = fc.record({
  kind: fc.constant('partial' as const),
  // Two rows of one project for one day would contradict each other.
  rows: fc.uniqueArray(fc.record({ government, project, day, spent }), {
    minLength: 1,
    maxLength: 3,
    selector: (row) => `${row.government} ${row.project} ${row.day}`,
  }),
});
const work: fc.Arbitrary<Input> = fc.record({
  kind: fc.constant('work' as const),
  day,
  changes: fc.array(fc.record({ government, project, spent: fc.option(spent, { freq: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
});
const anew: fc.Arbitrary<Input> = fc.constant({ kind: 'anew' as const });

export const inputs = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: whole },
    { weight: 3, arbitrary: partial },
    { weight: 3, arbitrary: work },
    { weight: 1, arbitrary: anew },
  ),
  { minLength: 1, maxLength: 5 },
);

/** Snapshots that have every project of both governments. */
export const complete = fc.record({
  kind: fc.constant('whole' as const),
  governments: fc.tuple(all(), all()),
});

function all(): fc.Arbitrary<Figures> {
  return fc.record({ A: spent, B: spent, C: spent });
}
