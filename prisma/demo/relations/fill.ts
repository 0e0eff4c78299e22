import type pg from 'pg';
import { type Cell, copyInto } from '@/prisma/demo/copy';
import { GOVERNMENTS } from '@/prisma/demo/facts/governments';
import { BUDGET_EVENT_COLUMNS, budgetEvents } from '@/prisma/demo/relations/budget-events';
import { CONTRACT_COLUMNS, contractCount, contractRows } from '@/prisma/demo/relations/contracts';
import { revenueIndicators, settledIndicators } from '@/prisma/demo/relations/indicators';
import { revenueKind, revenueOf, revenueRows, type RevenueStage } from '@/prisma/demo/relations/revenue';
import { settlementRows } from '@/prisma/demo/relations/settlement';
import { subsidyRows } from '@/prisma/demo/relations/subsidies';
import { Sums, type YearSums } from '@/prisma/demo/relations/sums';
import type { ProjectRow } from '@/prisma/demo/rows';
import type { Scale, WorldOptions } from '@/prisma/demo/world';

/** Contracts of all governments in a year. The nation enters about 750,000. */
const CONTRACTS: Record<Scale, number> = { small: 8_000, nation: 750_000 };

const TABLES = {
  budget_event: BUDGET_EVENT_COLUMNS,
  contract: CONTRACT_COLUMNS,
  revenue: 'fyr, laf_cd, stage, source_cd, source_nm, amt',
  settlement: 'fyr, laf_cd, fld_cd, fld_nm, part_cd, part_nm, ep_amt',
  indicator: 'fyr, laf_cd, code, basis, nm, unit, value',
  subsidy_program: 'id, fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, nm, amt, call_from, call_to',
  subsidy_award: 'id, program_id, recipient_nm, person, amt, awarded_on',
  subsidy_event: 'id, program_id, award_id, step, event_on, amt, note',
} as const;
type Table = keyof typeof TABLES;

/** Rows of each relation in the load's answer. */
export type RelationRows = Record<Table, number>;

/**
 * Fills the relations beside the projects from the projects as they are made: what belongs to one project chunk by chunk, what
 * belongs to a government's year at the end. Nothing but sums is kept in memory.
 */
export class RelationFiller {
  readonly rows: RelationRows = {
    budget_event: 0,
    contract: 0,
    revenue: 0,
    settlement: 0,
    indicator: 0,
    subsidy_program: 0,
    subsidy_award: 0,
    subsidy_event: 0,
  };
  private readonly sums = new Sums();

  constructor(
    private readonly client: pg.PoolClient,
    private readonly world: WorldOptions,
  ) {}

  /** What belongs to single projects. */
  async add(projects: readonly ProjectRow[]): Promise<void> {
    const { seed, today } = this.world;
    for (const row of projects) this.sums.add(row);
    await this.copy(
      'budget_event',
      projects.flatMap((row) => budgetEvents(this.world, row)),
    );
    const subsidies = projects.flatMap((row) => subsidyRows(seed, row, today) ?? []);
    for (const table of ['subsidy_program', 'subsidy_award', 'subsidy_event'] as const)
      await this.copy(
        table,
        subsidies.flatMap((one) => one[table]),
      );
  }

  /** What belongs to governments and years, once all projects were added. */
  async finish(): Promise<void> {
    const all = this.sums.all();
    await this.copy(
      'revenue',
      this.each(all, (year, stage) => revenueRows(year, stage, this.revenue(year, stage))),
    );
    await this.copy('indicator', this.indicators(all));
    await this.copy('settlement', this.settlements(all));
    await this.copy('contract', this.contracts(all));
  }

  private *each(
    all: readonly YearSums[],
    rowsOf: (year: YearSums, stage: RevenueStage) => Iterable<Cell[]>,
  ): Generator<Cell[]> {
    for (const year of all) for (const stage of this.stagesOf(year)) yield* rowsOf(year, stage);
  }

  private *indicators(all: readonly YearSums[]): Generator<Cell[]> {
    const { seed } = this.world;
    yield* this.each(all, (year, stage) => revenueIndicators(seed, year, stage, this.revenue(year, stage)));
    for (const year of all) if (this.isClosed(year)) yield* settledIndicators(seed, year, kindOf(year.lafCd));
  }

  private *settlements(all: readonly YearSums[]): Generator<Cell[]> {
    for (const year of all) if (this.isClosed(year)) yield* settlementRows(this.world.seed, year);
  }

  private *contracts(all: readonly YearSums[]): Generator<Cell[]> {
    const { seed, scale, today } = this.world;
    const weight = ({ current }: YearSums) => Math.max(1, current) ** 0.6;
    for (const [year, governments] of Map.groupBy(all, (sums) => sums.year)) {
      const whole = governments.reduce((sum, each) => sum + weight(each), 0);
      for (const sums of governments)
        yield* contractRows(
          seed,
          sums,
          contractCount(weight(sums) / whole, CONTRACTS[scale], year, today),
          today,
        );
    }
  }

  private revenue(year: YearSums, stage: RevenueStage) {
    return revenueOf(this.world.seed, year, revenueKind(year.lafCd, kindOf(year.lafCd)), stage);
  }

  /** The final budget of a year is there from its first supplementary one on, the settlement once it is over. */
  private stagesOf(year: YearSums): RevenueStage[] {
    if (this.isClosed(year)) return ['budget', 'revised', 'settled'];
    return this.world.today >= `${year.year}-06-01` ? ['budget', 'revised'] : ['budget'];
  }

  private isClosed({ year }: YearSums): boolean {
    return year < Number(this.world.today.slice(0, 4));
  }

  private async copy(table: Table, rows: Iterable<Cell[]>): Promise<void> {
    const counted = function* (count: () => void) {
      for (const row of rows) {
        count();
        yield row;
      }
    };
    await copyInto(
      this.client,
      `finance.${table}(${TABLES[table]})`,
      counted(() => (this.rows[table] += 1)),
    );
  }
}

const KINDS = new Map(GOVERNMENTS.map(({ lafCd, kind }) => [lafCd, kind]));

/** The kind of a government; those of the reorganisation are a metropolitan city and districts. */
function kindOf(lafCd: string): 'M' | 'P' | 'D' | 'C' | 'G' {
  return KINDS.get(lafCd) ?? (lafCd.slice(2, 5) === '000' ? 'M' : 'D');
}
