import { useEffect, useMemo, useState } from 'react';
import type { Done, Opened } from '@/components/recount/use-recount';
import { Counter } from '@/lib/client/recount/counter';
import type { Answer } from '@/lib/client/recount/protocol';

/** What would have been enough: another cost, or more ballots. */
export type AskedOf = 'cost-that-wins' | 'ballots-that-win';
/** By what was asked, and of which project. */
export type Answers = Readonly<Record<string, Answer>>;
export const answerKey = (kind: AskedOf, id: string) => `${kind} ${id}`;

/** One question at a time: another one ends the count of the one before. */
export function useQuestions({ opened, done }: { opened: Opened; done: Done }) {
  const [answers, setAnswers] = useState<Answers>({});
  const counter = useMemo(() => new Counter(opened.file), [opened]);
  useEffect(() => () => counter.stop(), [counter]);
  const ask = (kind: AskedOf, id: string) => {
    const key = answerKey(kind, id);
    setAnswers((old) => ({ ...finished(old), [key]: { kind: 'tries', tries: 1 } }));
    counter.ask({ kind, choice: done.choice, project: id }, (answer) =>
      setAnswers((old) => ({ ...old, [key]: answer })),
    );
  };
  return { answers, ask };
}

const finished = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, { kind }]) => kind !== 'tries'));
