import { useMemo } from 'react';
import { LosersBlock } from '@/components/recount/LosersBlock';
import { OtherRules } from '@/components/recount/OtherRules';
import { type ProjectOf, projectOf } from '@/components/recount/ProjectName';
import { ResultBlock } from '@/components/recount/ResultBlock';
import { RoundsBlock } from '@/components/recount/RoundsBlock';
import type { Done, Opened } from '@/components/recount/use-recount';
import { VotersBlock } from '@/components/recount/VotersBlock';
import { WhatIf } from '@/components/recount/WhatIf';
import type { Shown } from '@/components/recount/words';

/** What each part of the result is given. */
export interface Part extends Shown {
  opened: Opened;
  done: Done;
  project: ProjectOf;
}

interface Props extends Shown {
  opened: Opened;
  done: Done;
  /** While another count goes on, the last result stays, and says that it is not the one asked for. */
  busy: boolean;
}

/** The result and what explains it. */
export function Results({ language, words, opened, done, busy }: Props) {
  const project = useMemo(() => projectOf(opened.facts), [opened]);
  const part = { language, words, opened, done, project };
  const { rule, ties, step } = done.choice;
  // Answers to what was asked of one result are none to the next.
  const key = `${rule} ${ties} ${step}`;
  return (
    <div className={busy ? 'results results-old' : 'results'} aria-busy={busy}>
      <ResultBlock {...part} />
      <VotersBlock {...part} />
      <RoundsBlock {...part} />
      <LosersBlock key={`losers ${key}`} {...part} />
      <OtherRules key={`others ${key}`} {...part} />
      <WhatIf key={`what-if ${key}`} {...part} />
    </div>
  );
}
