import { fill, type Words } from '@/components/ballot/words';
import { basketCost, type BallotProblem } from '@/lib/domain/ballot/check';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { amountExact } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import { type Basket, mostOf } from '@/lib/client/ballot/basket';

interface Place {
  words: Words;
  language: Language;
  rules: BallotRules;
  basket: Basket;
}

/** Why something cannot be chosen, in words. @param number of the project that it is about */
export function whyText(
  { words, language, rules, basket }: Place,
  problem: BallotProblem,
  number?: number,
): string {
  const { why } = words;
  const field = rules.fields.find(({ projects }) => number !== undefined && projects.includes(number));
  const wanted = number === undefined ? basket.choices : [...basket.choices, number];
  const over = basketCost(rules, wanted) - BigInt(rules.ceiling);
  const texts: Readonly<Record<string, string>> = why;
  return fill(texts[problem] ?? why.other, {
    most: mostOf(rules),
    least: rules.least,
    field: field?.name[language] ?? '',
    fieldMost: field?.most ?? '',
    over: amountExact(won(over > 0n ? over : 0n), language),
  });
}
