import { amountChange, amountExact } from '@/lib/domain/format';
import { nameOn, type Register } from '@/lib/domain/governments';
import {
  addCounts,
  type ChangeCounts,
  type GovernmentDifference,
  type ProjectChange,
  type Span,
  tierDifferences,
} from '@/lib/domain/history';
import { won } from '@/lib/domain/money';
import type { GovernmentChanges } from '@/lib/queries/as-of/difference';

/** How many projects of a government are named; all of them are in the document of `--json`. */
const NAMED = 10;

/** A difference for people, in pieces, a government at a time. */
export async function* diffText(
  span: Span,
  register: Register,
  differences: AsyncIterable<GovernmentChanges>,
): AsyncGenerator<string> {
  yield `${span.from.asOf} → ${span.to.asOf}, as known by run ${span.to.run}${span.from.run === span.to.run ? '' : ` (before: run ${span.from.run})`}\n`;
  const all: GovernmentDifference[] = [];
  for await (const { changes, difference } of differences) {
    all.push(difference);
    const { government, year, counts } = difference;
    const known = register.get(government);
    const name = known === undefined ? government : nameOn(known, span.to.asOf).shortKo;
    yield `\n${name} (${government}) ${year}: ${countsText(counts)}\n${measuresText(difference)}`;
    yield changes.slice(0, NAMED).map(changeText).join('');
    if (changes.length > NAMED) yield `    … ${changes.length - NAMED} more: --json has all of them\n`;
  }
  if (all.length === 0) yield 'Nothing changed.\n';
  else yield `\n${totalText(all)}`;
}

function countsText({ inserted, removed, changed }: ChangeCounts): string {
  return `${changed} changed, ${inserted} inserted, ${removed} removed`;
}

function measuresText({ measures }: Pick<GovernmentDifference, 'measures'>): string {
  return (['planned', 'current', 'spent'] as const)
    .map((name) => {
      const { before, after, difference } = measures[name];
      const amount = (value: typeof before) => (value === null ? 'not reported' : amountExact(value, 'en'));
      const change = difference === null ? '' : ` (${amountChange(difference, 'en')})`;
      return `  ${name.padEnd(8)} ${amount(before)} → ${amount(after)}${change}\n`;
    })
    .join('');
}

function changeText({ id, kind, before, after }: ProjectChange): string {
  if (kind !== 'changed') return `    ${kind} ${id} ${(after ?? before)?.name ?? ''}\n`;
  const fields = Object.entries(after).map(([field, value]) => {
    const former = Object.entries(before).find(([name]) => name === field)?.[1];
    return `${field} ${shown(former)} → ${shown(value)}`;
  });
  return `    changed ${id} ${fields.join(', ')}\n`;
}

function shown(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return 'not reported';
  return typeof value === 'number' ? amountExact(won(value), 'en') : value;
}

function totalText(all: readonly GovernmentDifference[]): string {
  const counts = `All: ${countsText(addCounts(all.map((one) => one.counts)))} in ${all.length} government-years\n`;
  const tiers = tierDifferences(all).map(
    (tier) => `${tier.tier} tier ${tier.year}, ${tier.governments} governments\n${measuresText(tier)}`,
  );
  return counts + (all.length > 1 ? tiers.join('') : '');
}
