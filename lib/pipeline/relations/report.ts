import { type StagedRelations } from '@/lib/pipeline/relations/intake';

/** What became of a relation's rows, as `gotgan sync --json` says it. */
export interface RelationReport {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  backdated: number;
  duplicates: number;
  held_back: number;
  quarantined: number;
  removed: number;
}

/** The reports of a run's relations, by name; nothing where none came. */
export function relationReports(staged: StagedRelations | null): {
  relations?: Record<string, RelationReport>;
} {
  const entries = Object.entries(staged?.counts ?? {});
  if (entries.length === 0) return {};
  const relations = Object.fromEntries(
    entries.map(([name, { heldBack, ...counts }]) => [name, { ...counts, held_back: heldBack }]),
  );
  return { relations };
}

/** The days for which a run without projects speaks. */
export function relationDays(staged: StagedRelations | null): { from: string | null; to: string | null } {
  const days = [...(staged?.taken.values() ?? [])].map((taken) => taken.days);
  const firsts = days.map(({ first }) => first).sort();
  const lasts = days.map(({ last }) => last).sort();
  return { from: firsts[0] ?? null, to: lasts.at(-1) ?? null };
}
