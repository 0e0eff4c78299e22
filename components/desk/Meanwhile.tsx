import { mayDo } from '@/components/desk/may-do';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { deskWords } from '@/components/desk/forms';
import { ProposalLink } from '@/components/process/Merges';
import { Moment } from '@/components/process/Times';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';

/** What was sent and not taken since the proposal had changed: what was decided meanwhile, and what was written. */
export function Meanwhile(props: DeskProposalProps) {
  const { language, held } = props;
  if (held === null) return null;
  const shown = mayDo(props).includes(held.action);
  const changed = held.problems.some(({ code }) => code === 'changed-meanwhile');
  // Where the form is still there it says itself what was wrong.
  if (shown && !changed) return null;
  const { desk: text } = messages(language);
  const words = deskWords(language);
  const written = ['reason', 'question', 'note'].flatMap((field) => held.fields[field] ?? []).join('\n');
  return (
    <Notice language={language} kind="warning" title={text.meanwhileTitle}>
      <p>
        {text.notTaken} {shown ? null : held.problems.map(({ code }) => words.problem(code)).join(' ')}
      </p>
      <LastStep {...props} />
      {shown || written === '' ? null : (
        <>
          <p>{text.written}:</p>
          <p className="readable" lang="ko">
            {written}
          </p>
        </>
      )}
    </Notice>
  );
}

function LastStep({ language, desk: { proposal } }: DeskProposalProps) {
  const { desk: text, process } = messages(language);
  const step = proposal.steps.at(-1);
  if (step === undefined) return null;
  const { at, kind, by, other, reason } = step;
  const link = other === null ? '' : <ProposalLink {...{ language, proposal }} number={other} />;
  const said = (
    <>
      <strong>
        <Sentence text={process.steps[kind]} slots={{ other: link }} />
      </strong>{' '}
      (<Moment language={language} at={at} />
      {by === null ? null : (
        <>
          {' · '}
          <span lang="ko">{by}</span>
        </>
      )}
      ){reason === null ? null : <span lang="ko"> {reason}</span>}
    </>
  );
  return (
    <p>
      <Sentence text={text.meanwhile} slots={{ step: said }} />
    </p>
  );
}
