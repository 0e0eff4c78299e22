import {
  addCounts,
  type GovernmentDifference,
  type ProjectChange,
  type Span,
  tierDifferences,
} from '@/lib/domain/history';
import { snakeKeys } from '@/lib/domain/snake-keys';
import type { GovernmentChanges } from '@/lib/queries/as-of/difference';

/**
 * The document of `gotgan diff --json`, in pieces, a government at a time:
 *
 * ```
 * { "from": {"as_of", "run"}, "to": {"as_of", "run"}, "government": code | null,
 *   "changes": [ {"id", "year", "government", "kind": "inserted" | "removed" | "changed", "before", "after"} ],
 *   "governments": [ {"government", "tier", "year", "counts", "projects", "measures"} ],
 *   "tiers": [ {"tier", "year", "governments", "counts", "projects", "measures"} ],
 *   "counts": {"inserted", "removed", "changed"} }
 * ```
 *
 * `before` and `after` hold a project's published fields by the names of a receipt's rows; of a changed project those that
 * differ, of an inserted one all after (`before` is null), of a removed one all before. Amounts are whole won, null: not
 * reported. `projects` and each of `measures` are `{before, after, difference}`; a measure also counts the projects that did
 * not report it, `missing_before` and `missing_after`. Only governments and years in which something changed are there; a
 * tier's sums are over those, and the two tiers are never one sum.
 */
export async function* diffDocument(
  span: Span,
  government: string | null,
  differences: AsyncIterable<GovernmentChanges>,
): AsyncGenerator<string> {
  const head = snakeKeys({ ...span, government });
  yield `${JSON.stringify(head).slice(0, -1)},\n"changes": [`;
  const governments: GovernmentDifference[] = [];
  let separator = '\n';
  for await (const { changes, difference } of differences) {
    governments.push(difference);
    yield separator + changes.map(changeLine).join(',\n');
    separator = ',\n';
  }
  const foot = {
    governments,
    tiers: tierDifferences(governments),
    counts: addCounts(governments.map(({ counts }) => counts)),
  };
  yield `\n],\n${JSON.stringify(snakeKeys(foot), null, 1).slice(2)}\n`;
}

/** Its keys are of the published fields already. */
function changeLine({ id, year, government, kind, before, after }: ProjectChange): string {
  return JSON.stringify({ id, year, government, kind, before, after });
}
