import type { ProjectRow } from '@/prisma/demo/rows';

/** Names of projects that contracts and calls are named after. */
const NAMES_KEPT = 24;

/** What the projects of a government come to in a year. */
export interface YearSums {
  lafCd: string;
  year: number;
  projects: number;
  planned: number;
  current: number;
  /** Won spent by section, with the names of field and section. */
  spent: Map<string, { fieldCd: string; fieldNm: string; sectionNm: string; amount: number }>;
  names: string[];
}

/** Adds the projects up as they are made, by government and year. */
export class Sums {
  private readonly byYear = new Map<string, YearSums>();

  add(row: ProjectRow): void {
    const sums = this.of(row);
    sums.projects += 1;
    sums.planned += row.cplAmt ?? 0;
    sums.current += row.bdgCashAmt ?? 0;
    if (sums.names.length < NAMES_KEPT && row.dbizNm.length < 28) sums.names.push(row.dbizNm);
    spend(sums, row);
  }

  /** In the order of year and code. */
  all(): YearSums[] {
    const key = ({ year, lafCd }: YearSums) => `${year} ${lafCd}`;
    return [...this.byYear.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  private of({ lafCd, fyr: year }: ProjectRow): YearSums {
    const key = `${year} ${lafCd}`;
    const known = this.byYear.get(key);
    if (known !== undefined) return known;
    const begun: YearSums = { lafCd, year, projects: 0, planned: 0, current: 0, spent: new Map(), names: [] };
    this.byYear.set(key, begun);
    return begun;
  }
}

/** What is not reported, or of no section, is in no settlement. */
function spend({ spent }: YearSums, { fldCd, fldNm, partCd, partNm, epAmt }: ProjectRow): void {
  if (fldCd === null || fldNm === null || partCd === null || epAmt === null) return;
  const section = spent.get(partCd) ?? { fieldCd: fldCd, fieldNm: fldNm, sectionNm: partNm ?? '', amount: 0 };
  section.amount += epAmt;
  spent.set(partCd, section);
}
