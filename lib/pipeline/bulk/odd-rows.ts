import { type Fetched } from '@/lib/sources/source';
import { placeOf } from '@/lib/pipeline/bulk/places';
import { keptRows } from '@/lib/pipeline/bulk/record-rows';
import { type RowSender } from '@/lib/pipeline/bulk/row-sender';
import { type BulkContext } from '@/lib/pipeline/bulk/take-in';
import { CLAIMED, ODD, PROTECTED, SEEN, SENT, type YearIndex } from '@/lib/pipeline/bulk/year-index';
import { type YearPass } from '@/lib/pipeline/bulk/year-pass';
import { type Coverage } from '@/lib/pipeline/coverage';
import { type PlannedGroup, planCandidates, type Planned } from '@/lib/pipeline/planned';

/** So many rows are planned one by one at a time: what is held for each is a hundred times what the index holds. */
const GROUP = 5000;
const DELETED = 10_000;

/** One row of a project that is planned one by one. */
interface OddRow {
  entry: number;
  place: number;
}

export interface OddContext {
  context: BulkContext;
  fetched: Fetched;
  coverage: Coverage;
  planned: Planned;
}

/** Plans the projects of a year of which there is more to say than one row does, group after group. */
export async function planOdd(odd: OddContext, pass: YearPass): Promise<void> {
  const rows = oddRows(pass);
  for (let from = 0; from < rows.length;) {
    let to = Math.min(from + GROUP, rows.length);
    while (to < rows.length && rows[to]?.entry === rows[to - 1]?.entry) to += 1;
    const group = await planGroup(odd, rows.slice(from, to));
    for (const id of group.seen) mark(pass.index, id, SEEN);
    for (const { ids } of group.rejected) for (const id of ids) mark(pass.index, id, PROTECTED);
    from = to;
  }
}

function mark(index: YearIndex, id: string, flag: number): void {
  const entry = index.findByText(id);
  if (entry !== -1) index.mark(entry, flag);
}

/** Every row of the odd projects, the projects one after the other, each's rows as they came. */
function oddRows({ index, odd, copies }: YearPass): OddRow[] {
  const rows: OddRow[] = [];
  for (let at = 0; at < odd.length; at += 2) rows.push({ entry: odd.at(at), place: odd.at(at + 1) });
  if (rows.length === 0) return rows;
  for (let at = 0; at < copies.length; at += 2)
    if (index.is(copies.at(at), ODD)) rows.push({ entry: copies.at(at), place: copies.at(at + 1) });
  for (let entry = 0; entry < index.size; entry += 1)
    if (index.is(entry, ODD) && index.is(entry, CLAIMED))
      rows.push({ entry, place: index.places[entry] ?? 0 });
  return rows.sort((a, b) => a.entry - b.entry || a.place - b.place);
}

async function planGroup(
  { context, fetched, coverage, planned }: OddContext,
  rows: readonly OddRow[],
): Promise<PlannedGroup> {
  const places = rows.map(({ place }) => place).sort((a, b) => a - b);
  async function* batches() {
    for (let from = 0; from < places.length;) {
      const { seq } = placeOf(places[from] ?? 0);
      let to = from;
      while (to < places.length && placeOf(places[to] ?? 0).seq === seq) to += 1;
      const kept = await keptRows(context.keeper, seq, fetched);
      const numbers = places.slice(from, to).map((place) => placeOf(place).row);
      yield {
        records: numbers.map((row) => kept.record(row)),
        kept: { blockId: context.keeper.at(seq).id, rows: numbers.map((row) => row + 1) },
      };
      from = to;
    }
  }
  return planCandidates(context, planned, { kind: 'partial', batches: batches(), coverage });
}

/** Takes back rows that were sent before it came out that their projects are odd. */
export async function withdraw(sender: RowSender, index: YearIndex): Promise<void> {
  let ids: string[] = [];
  const remove = async () => {
    if (ids.length > 0) await sender.withdraw(ids);
    ids = [];
  };
  for (let entry = 0; entry < index.size; entry += 1) {
    if (!index.is(entry, ODD) || !index.is(entry, SENT)) continue;
    ids.push(index.textOf(entry));
    if (ids.length >= DELETED) await remove();
  }
  await remove();
}
