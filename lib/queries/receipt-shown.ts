import type { Pool, PoolClient } from 'pg';
import type { Figure, WonFigure } from '@/lib/domain/figure';
import { parseReceipt, type ReceiptAddress, receiptPath, scopeOf, shareSource } from '@/lib/domain/receipt';
import { perResidentFigure, sourceShare } from '@/lib/domain/receipt-figures';
import { findProject } from '@/lib/queries/project-page';
import { findMedian } from '@/lib/queries/peers-median';
import { ROLLUP_COLUMNS, type RollupRow, spendingOf } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * The figure that the pages show now in the place of a receipt's figure, read as the pages read it: from the roll-ups, or
 * a project's current row. It is what the receipt's own sum is checked against.
 * @param residents what an amount is divided by, where the address asks for that
 * @returns null where no page shows such a figure
 */
export async function findShown(
  db: Db,
  address: ReceiptAddress,
  residents: number | null = null,
): Promise<Figure | null> {
  const { residents: year, ...sum } = address;
  if (year !== undefined && residents !== null) {
    const amount = await wonShown(db, sum);
    return amount === null ? null : perResidentFigure(amount, { year, residents });
  }
  const source = shareSource(address.measure);
  if (source === null) return plainShown(db, address);
  const part = await wonShown(db, { ...address, measure: source });
  const whole = await wonShown(db, { ...address, measure: 'current' });
  return part === null || whole === null ? null : sourceShare(part, whole);
}

async function wonShown(db: Db, address: ReceiptAddress): Promise<WonFigure | null> {
  const figure = await plainShown(db, address);
  return figure?.unit === 'won' ? figure : null;
}

async function plainShown(db: Db, address: ReceiptAddress): Promise<Figure | null> {
  const wanted = placeOf(address);
  const figures = figuresIn(await pageOf(db, address));
  return figures.find(({ receipt }) => placeOf(addressOf(receipt)) === wanted) ?? null;
}

/** Whether a figure names this very receipt: then both must be the same amount. */
export function isOfReceipt(figure: Figure, address: ReceiptAddress): boolean {
  return figure.receipt === receiptPath(address);
}

/** What a receipt is of, its date and run aside. */
function placeOf(address: ReceiptAddress | null): string | null {
  return address === null ? null : receiptPath({ ...address, run: 1, asOf: '2000-01-01' });
}

function addressOf(path: string): ReceiptAddress | null {
  const [pathname = '', query = ''] = path.split('?');
  return parseReceipt(pathname.split('/').slice(2), new URLSearchParams(query));
}

async function pageOf(db: Db, { scope: text, year }: ReceiptAddress): Promise<unknown> {
  const scope = scopeOf(text);
  if (scope.kind === 'peers') return findMedian(db, scope.group, year);
  if (scope.kind === 'project') return findProject(db, scope.id);
  if (scope.kind === 'sido') return null;
  const { rows } =
    scope.kind === 'government'
      ? await db.query<RollupRow>(
          `SELECT ${ROLLUP_COLUMNS} FROM rollup_government WHERE laf_cd = $1 AND fyr = $2`,
          [scope.lafCd, year],
        )
      : await db.query<RollupRow>(`SELECT ${ROLLUP_COLUMNS} FROM rollup_tier WHERE tier = $1 AND fyr = $2`, [
          scope.tier,
          year,
        ]);
  return spendingOf(text, rows);
}

/** Every figure in what a page is made of. */
export function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return [];
  // Whatever has a receipt is a figure: nothing else in a page's data has one.
  if ('receipt' in value && 'unit' in value && 'value' in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}
