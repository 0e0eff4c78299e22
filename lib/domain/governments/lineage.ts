import type { Register } from '@/lib/domain/governments/register';
import type { Government, IsoDate, Succession } from '@/lib/domain/governments/types';

/** What went into a government: `kind` says how, over all steps on the way; `effectiveOn` is when the ancestor did. */
export interface Ancestor {
  government: Government;
  kind: Succession['kind'];
  effectiveOn: IsoDate;
  /** The last fiscal year for which the ancestor spoke for what is here now. */
  lastYear: number;
}

/** The same government under a new code: a county that became a city, 군위군 that moved to 대구. */
export function isOneToOne({ kind }: Pick<Succession, 'kind'>): boolean {
  return kind === 'moved' || kind === 'renamed';
}

/**
 * Everything that went into a government, what went into that included, the newest step first. A year's figures of an
 * ancestor stay what they were: they stand beside those of the successor and are never added up with each other.
 */
export function ancestorsOf(register: Register, lafCd: string): Ancestor[] {
  const found = new Map<string, Ancestor>();
  const visit = (code: string, way: Succession['kind'] | null) => {
    for (const { kind, effectiveOn, government } of register.get(code)?.predecessors ?? []) {
      const older = register.get(government.lafCd);
      if (older === undefined || older.lafCd === lafCd || found.has(older.lafCd)) continue;
      // A new code for what was merged later is a part of the merger.
      const over = way === null || isOneToOne({ kind: way }) ? kind : way;
      found.set(older.lafCd, {
        government: older,
        kind: over,
        effectiveOn,
        lastYear: lastYearOf(older, effectiveOn),
      });
      visit(older.lafCd, over);
    }
  };
  visit(lafCd, null);
  return [...found.values()].sort((a, b) => b.effectiveOn.localeCompare(a.effectiveOn));
}

/**
 * The last fiscal year of an ancestor. A government that ended in the middle of a year has figures of that year; one that goes on without a part of itself
 * (서구, when 검단구 was founded) reports the year without that part.
 */
export function lastYearOf({ to }: Pick<Government, 'to'>, effectiveOn: IsoDate): number {
  const year = Number(effectiveOn.slice(0, 4));
  return to === null || effectiveOn.endsWith('-01-01') ? year - 1 : year;
}

/** The codes that a government itself was reported under: its own, then older ones that a one-to-one change replaced. */
export function ownCodes(register: Register, lafCd: string): string[] {
  const older = (register.get(lafCd)?.predecessors ?? []).filter(isOneToOne);
  return [lafCd, ...older.flatMap(({ government }) => ownCodes(register, government.lafCd))];
}
