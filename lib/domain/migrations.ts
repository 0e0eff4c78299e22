/** A line of the ledger of migrations, of those that were not taken back. */
export interface LedgerEntry {
  name: string;
  finished: boolean;
}

/** How a database stands to the migrations that some code has. Names, in their order. */
export interface MigrationState {
  pending: string[];
  /** Begun and never ended. */
  unfinished: string[];
  /** Known to the database alone: it was migrated by newer code. */
  unknown: string[];
}

/** Compares the ledger of a database with the migrations that the code has. */
export function compareMigrations(wanted: readonly string[], ledger: readonly LedgerEntry[]): MigrationState {
  const finished = new Set(ledger.filter((entry) => entry.finished).map(({ name }) => name));
  const begun = ledger.filter(({ name }) => !finished.has(name)).map(({ name }) => name);
  const known = new Set(wanted);
  return {
    pending: wanted.filter((name) => !finished.has(name) && !begun.includes(name)).sort(),
    unfinished: [...new Set(begun)].filter((name) => known.has(name)).sort(),
    unknown: [...new Set(ledger.map(({ name }) => name))].filter((name) => !known.has(name)).sort(),
  };
}
