import { useEffect, useState } from 'react';
import { Changes } from '@/components/recount/Changes';
import { DataTable } from '@/components/recount/DataTable';
import { bare, tenthsOf, unitOf } from '@/components/recount/money';
import type { Part } from '@/components/recount/Results';
import { fill, ruleName } from '@/components/recount/words';
import { Counter } from '@/lib/client/recount/counter';
import type { Alternative } from '@/lib/client/recount/protocol';
import { count, percent } from '@/lib/domain/format';
import { difference } from '@/lib/domain/participation/what-if';

/** Rules that choose the same. */
interface Outcome extends Alternative {
  rules: string[];
}

/** What the same ballots give by every other rule, as they are counted one after the other; rules that choose the same stand together. */
export function OtherRules(part: Part) {
  const { language, words, opened, done } = part;
  const { others: texts } = words;
  const found = useAlternatives(part);
  const all = opened.facts.rules.length - 1;
  const outcomes = outcomesOf(found);
  const same = found.filter(({ winners }) => isSame(done.result.tally.winners, winners)).length;
  return (
    <section className="block wide" aria-labelledby="others">
      <h2 id="others">{texts.title}</h2>
      <p>{texts.lead}</p>
      <p className="note">
        {fill(found.length < all ? texts.progress : texts.done, {
          all: count(all),
          done: count(found.length),
          same: count(same),
        })}
      </p>
      <DataTable
        caption={texts.caption}
        columns={[
          {
            key: 'rule',
            header: texts.rule,
            rowHeader: true,
            cell: ({ rules }) => (
              <ul className="plain rules">
                {rules.map((rule) => (
                  <li key={rule}>
                    {ruleName(rule, words)} <code>{rule}</code>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'winners',
            header: texts.winners,
            numeric: true,
            cell: ({ winners }) => count(winners.length),
          },
          {
            key: 'cost',
            header: texts.cost,
            unit: unitOf({ language, currency: opened.facts.currency }),
            numeric: true,
            cell: ({ cost }) => bare(cost),
          },
          {
            key: 'without',
            header: texts.without,
            numeric: true,
            cell: ({ satisfaction: { without, ballots } }) =>
              percent(tenthsOf(String(without), String(ballots)) ?? 0),
          },
          {
            key: 'changes',
            header: texts.changes,
            prose: true,
            cell: ({ winners }) => <Changes {...part} winners={winners} />,
          },
        ]}
        rows={outcomes}
        rowKey={({ winners }) => winners.join(' ')}
      />
    </section>
  );
}

function isSame(before: readonly string[], winners: readonly string[]): boolean {
  const { gained, lost } = difference(before, winners);
  return gained.length + lost.length === 0;
}

/** In the order in which the first rule of each was counted. */
function outcomesOf(found: readonly Alternative[]): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const other of found) {
    const key = JSON.stringify(other.winners);
    const known = outcomes.get(key);
    if (known === undefined) outcomes.set(key, { ...other, rules: [other.rule] });
    else known.rules.push(other.rule);
  }
  return [...outcomes.values()];
}

function useAlternatives({ opened, done }: Part): readonly Alternative[] {
  const [found, setFound] = useState<readonly Alternative[]>([]);
  useEffect(() => {
    const counter = new Counter(opened.file);
    counter.ask({ kind: 'compare', choice: done.choice }, (answer) => {
      if (answer.kind === 'alternative') setFound((before) => [...before, answer.alternative]);
    });
    return () => {
      counter.stop();
      setFound([]);
    };
  }, [opened, done]);
  return found;
}
