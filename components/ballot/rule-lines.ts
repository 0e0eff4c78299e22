import { messages } from '@/lib/content/messages';
import { mostOf } from '@/lib/client/ballot/basket';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { amountExact, count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';

/** How a ballot of a track is filled in, in plain sentences. */
export function ruleLines(language: Language, rules: BallotRules): string[] {
  const { rules: text } = messages(language).ballot;
  const { type, projects, least, points, fields, blank } = rules;
  const [all, many] = [count(projects.length), count(mostOf(rules))];
  const ceiling = amountExact(won(rules.ceiling), language);
  const main = {
    approval: () => text.approval(all, many),
    knapsack: () => text.knapsack(all, many, ceiling),
    points: () => text.points(all, many, count(points ?? 0)),
    ranking: () => text.ranking(all, many),
  };
  return [
    main[type](),
    ...(least > 1 ? [text.least(count(least))] : []),
    ...fields.map((field) => text.field(field.name[language], count(field.most))),
    text.blank[blank],
    ...(type === 'knapsack' ? [] : [text.ceiling(ceiling)]),
  ];
}
