import { useEffect, useMemo, useState } from 'react';
import type { Part } from '@/components/recount/Results';
import { Counter } from '@/lib/client/recount/counter';

/** What is supposed: amounts as texts of whole numbers; null: as the file has it. */
export interface Wish {
  budget: string | null;
  project: string;
  cost: string | null;
}

/** Between two places of a slider that moves. */
const PAUSE_MS = 60;

/** Counts what would win, a moment after the last change; until then the outcome before stays. */
export function useSupposed({ opened, done }: Part) {
  const actual = useMemo(() => ({ winners: done.result.tally.winners, cost: done.result.cost }), [done]);
  const [supposed, setSupposed] = useState<{ winners: readonly string[]; cost: string }>(actual);
  const [wish, setWish] = useState<Wish>({
    budget: null,
    project: done.result.losers[0]?.id ?? opened.facts.projects[0]?.id ?? '',
    cost: null,
  });
  const counter = useMemo(() => new Counter(opened.file), [opened]);
  useEffect(() => () => counter.stop(), [counter]);
  useEffect(() => {
    const { budget, project, cost } = wish;
    if (budget === null && cost === null) {
      counter.stop();
      setSupposed(actual);
      return;
    }
    const timer = setTimeout(() => {
      const other = cost === null ? null : { project, amount: cost };
      counter.ask({ kind: 'what-if', choice: done.choice, budget, cost: other }, (answer) => {
        if (answer.kind === 'supposed') setSupposed(answer);
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wish, actual, counter, done]);
  return { wish, setWish, supposed };
}
