import { Cost } from '@/components/process/Cost';
import { ProposalLink } from '@/components/process/Merges';
import type { ProposalProps } from '@/components/process/ProposalView';
import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { ProposalStep } from '@/lib/domain/process/types';

/** Every step, the first one first: when, what, by whom, and the public reason. */
export function StepsBlock({ language, proposal }: ProposalProps) {
  const { process: text } = messages(language);
  return (
    <Block id="steps" title={text.stepsTitle} lead={<p>{text.stepsLead}</p>}>
      <ol className="steps">
        {proposal.steps.map((step, index) => (
          <li key={index}>
            <Step {...{ language, proposal, step }} />
          </li>
        ))}
      </ol>
    </Block>
  );
}

function Step({ language, proposal, step }: ProposalProps & { step: ProposalStep }) {
  const { process: text } = messages(language);
  const { at, kind, by, reason, officialCost, other } = step;
  const link =
    other === null ? (
      ''
    ) : (
      <ProposalLink {...{ language, proposal }} number={other} merged={kind === 'merged-from'} />
    );
  return (
    <>
      <p className="step-when">
        <Moment language={language} at={at} />
        {by === null ? null : (
          <>
            {' · '}
            <span lang="ko">{by}</span>
          </>
        )}
      </p>
      <p>
        <strong>
          <Sentence text={text.steps[kind]} slots={{ other: link }} />
        </strong>
        {officialCost === null ? null : (
          <>
            {' · '}
            <Sentence
              text={text.stepCost}
              slots={{ cost: <Cost language={language} value={officialCost} none="" /> }}
            />
          </>
        )}
      </p>
      {reason === null ? null : (
        <p className="readable" lang="ko">
          {reason}
        </p>
      )}
    </>
  );
}
