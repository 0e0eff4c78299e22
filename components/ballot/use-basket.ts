import { useState } from 'react';
import { whyText } from '@/components/ballot/why-text';
import type { TrackProps } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';
import {
  type Basket,
  type Changed,
  choose,
  drop,
  givePoints,
  mostOf,
  move,
} from '@/lib/client/ballot/basket';
import { basketOf } from '@/lib/client/ballot/kept';

/** What a voter does with the projects of a track; `said` is what came of it, in words. */
export interface BasketActions {
  basket: Basket;
  said: string;
  add: (number: number) => void;
  remove: (number: number) => void;
  rank: (number: number, by: -1 | 1) => void;
  give: (number: number, points: number) => void;
}

/** The basket of a track: each change that the rules allow is kept at once; what they do not is said and not done. */
export function useBasket({ vote, rules }: TrackProps): BasketActions {
  const { device, words, language } = vote;
  const { choose: text } = words;
  const [said, setSaid] = useState('');
  const basket = basketOf(device.draft, rules.track);
  const keep = (next: Basket, told: string) => {
    const { track } = rules;
    device.setDraft(({ at, baskets }) => ({
      at: Math.max(Date.now(), at + 1),
      baskets: { ...baskets, [track]: next },
    }));
    setSaid(told);
  };
  const take = (changed: Changed, number: number, told: (next: Basket) => string) =>
    'basket' in changed
      ? keep(changed.basket, told(changed.basket))
      : setSaid(whyText({ words, language, rules, basket }, changed.problem, number));
  const titleOf = (number: number) => rules.projects.find((one) => one.number === number)?.title ?? '';
  const counted = (key: string, number: number, { choices }: Basket) =>
    fill(key, { title: titleOf(number), most: mostOf(rules), count: choices.length });
  return {
    basket,
    said,
    add: (number) => take(choose(rules, basket, number), number, (next) => counted(text.added, number, next)),
    remove: (number) => {
      const next = drop(basket, number);
      keep(next, counted(text.removed, number, next));
    },
    rank: (number, by) => {
      const next = move(basket, number, by);
      keep(next, fill(text.moved, { title: titleOf(number), rank: next.choices.indexOf(number) + 1 }));
    },
    give: (number, points) =>
      take(givePoints(rules, basket, number, points), number, () =>
        fill(text.gave, { title: titleOf(number), points }),
      ),
  };
}
