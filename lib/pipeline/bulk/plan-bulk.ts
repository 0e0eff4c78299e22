import { type Fetched, type SourceBatch } from '@/lib/sources/source';
import { dayText, NO_DAY } from '@/lib/pipeline/bulk/days';
import { planOdd, withdraw } from '@/lib/pipeline/bulk/odd-rows';
import { outcomeOf } from '@/lib/pipeline/bulk/outcome';
import { type BulkContext, BulkIntake, type ReadYear } from '@/lib/pipeline/bulk/take-in';
import { SENT } from '@/lib/pipeline/bulk/year-index';
import { copyInto, copyLine } from '@/lib/pipeline/copy';
import { blockedBy } from '@/lib/pipeline/plan';
import { type Planned } from '@/lib/pipeline/planned';
import { fillsSlice } from '@/lib/pipeline/slices';

/**
 * Plans an input of many rows: what is plain to decide as it is read, the rest one by one. All changes are staged when
 * this ends.
 * @param oneByOne plans every row as those that are not plain: what a test compares with
 */
export async function planBulk(
  context: BulkContext,
  fetched: Fetched,
  batches: AsyncIterable<SourceBatch>,
  planned: Planned,
  oneByOne = false,
): Promise<void> {
  const intake = new BulkIntake(context, fetched, oneByOne);
  await intake.run(batches, (year) => finishYear({ context, fetched, planned, intake }, year));
  addRejected(planned, intake);
  // A row that does not even say its government may be any project: nothing is taken for gone.
  if (intake.rejected.flatMap(blockedBy).includes('*')) await keepAll(context, planned);
  planned.counts.removed += planned.removals.reduce((sum, { removed }) => sum + removed, 0);
  if (planned.counts.read !== intake.rows)
    throw new Error(`rows do not balance: ${intake.rows} read, ${planned.counts.read} planned`);
}

interface Finishing {
  context: BulkContext;
  fetched: Fetched;
  planned: Planned;
  intake: BulkIntake;
}

async function finishYear(
  { context, fetched, planned, intake }: Finishing,
  { pass, sender, coverage }: ReadYear,
): Promise<void> {
  const { client, governments } = context;
  await context.keeper.settle();
  if (pass.odd.length > 0) {
    await withdraw(sender, pass.index);
    await planOdd({ context, fetched, coverage, planned }, pass);
  }
  await sender.settle();
  const outcome = outcomeOf({
    kind: fetched.kind,
    pass,
    governments,
    coverage,
    planned: planned.newestDay,
    blocked: new Set(intake.rejected.flatMap(blockedBy)),
  });
  planned.addCounts(outcome.counts);
  planned.addDays(outcome.newestDay);
  planned.addChanged(outcome.changed);
  planned.removals.push(...outcome.removals);
  planned.shrinkages.push(...outcome.shrinkages);
  const sent = changesOf(pass.index.flags);
  planned.changes += sent + outcome.gone.length;
  if (outcome.from !== NO_DAY) planned.addSpan(dayText(outcome.from), dayText(outcome.to));
  if (sender.load) planned.loaded.push(pass.year);
  else if (fillsSlice(sent, pass.index.size)) planned.sliced.push(pass.year);
  const lines = outcome.gone.map(({ entry, day }) => {
    const lafCd = governments.codeOf(pass.index.governmentOf(entry));
    return copyLine([pass.year, pass.index.textOf(entry), coverage.serves(pass.year, lafCd), dayText(day)]);
  });
  if (lines.length > 0) await copyInto(client, 'stage_removal', ['fyr', 'id', 'serving', 'as_of'], lines);
}

function changesOf(flags: Uint8Array): number {
  let changes = 0;
  for (const flag of flags) if ((flag & SENT) !== 0) changes += 1;
  return changes;
}

function addRejected(planned: Planned, { rejected }: BulkIntake): void {
  for (const one of rejected) planned.rejected.push(one);
  planned.counts.quarantined += rejected.length;
  planned.counts.read += rejected.length;
}

async function keepAll({ client }: BulkContext, planned: Planned): Promise<void> {
  planned.removals = [];
  await client.query('TRUNCATE stage_removal');
}
