import {
  existsInYear,
  type Government,
  type GovernmentName,
  type Register,
  registerOf,
} from '@/lib/domain/governments';
import { normalizeTyped } from '@/lib/domain/governments/hangul';
import { writingsOf } from '@/lib/domain/governments/writings';

/** A name looked up: its one code, or why there is none. */
export type Resolved =
  { lafCd: string } | { reason: 'unknown_name' | 'ambiguous_name'; codes: readonly string[] };

type Index = Map<string, Set<string>>;

/** The register as files need it: codes by name, as of a year. */
export class Names {
  readonly register: Register;
  private readonly years = new Map<number, { ofYear: Index; ofAnyYear: Index }>();

  constructor(private readonly governments: readonly Government[]) {
    this.register = registerOf(governments);
  }

  /**
   * The government that bore a name on some day of a year; else the one that existed then and bore the name at another time, as
   * series are published anew under today's names. A name that several bore stands for none of them.
   */
  resolve(name: string, year: number, tier?: 'upper'): Resolved {
    const { ofYear, ofAnyYear } = this.of(year);
    const found = this.lookUp(ofYear, name, tier);
    const codes = found.length > 0 ? found : this.lookUp(ofAnyYear, name, tier);
    const [only, ...others] = codes;
    if (only === undefined) return { reason: 'unknown_name', codes: [] };
    return others.length === 0 ? { lafCd: only } : { reason: 'ambiguous_name', codes };
  }

  private lookUp(index: Index, name: string, tier?: 'upper'): string[] {
    const codes = [...(index.get(normalizeTyped(name)) ?? [])];
    return tier === undefined ? codes : codes.filter((code) => this.register.get(code)?.tier === tier);
  }

  /** Whether an upper tier had lower tiers in a year: of any kind, or districts alone. */
  hasLower(upperCd: string, year: number, kind?: 'district'): boolean {
    return this.governments.some(
      (government) =>
        existsInYear(government, year) &&
        (kind === undefined || government.kind === kind) &&
        government.uppers.some((upper) => upper.lafCd === upperCd && existsInYear(upper, year)),
    );
  }

  private of(year: number): { ofYear: Index; ofAnyYear: Index } {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const made = { ofYear: new Map<string, Set<string>>(), ofAnyYear: new Map<string, Set<string>>() };
    for (const government of this.governments.filter((one) => existsInYear(one, year)))
      for (const name of government.names) {
        add(made.ofAnyYear, government, name);
        if (existsInYear(name, year)) add(made.ofYear, government, name);
      }
    this.years.set(year, made);
    return made;
  }
}

function add(index: Index, government: Government, name: GovernmentName): void {
  for (const writing of writingsOf(government, name)) {
    const codes = index.get(writing);
    if (codes === undefined) index.set(writing, new Set([government.lafCd]));
    else codes.add(government.lafCd);
  }
}
