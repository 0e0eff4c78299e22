import type { ReactNode } from 'react';
import { Cost } from '@/components/process/Cost';
import type { ProposalProps } from '@/components/process/ProposalView';
import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';

/** What is proposed, by whom, where and at what cost, in the words of its author: text, whatever stands in it. */
export function FactsBlock({ language, proposal }: ProposalProps) {
  const { process: text } = messages(language);
  const written = (value: string | null) =>
    value === null ? <span className="missing">{text.notGiven}</span> : <span lang="ko">{value}</span>;
  const facts: [string, ReactNode][] = [
    [text.author, written(proposal.author)],
    [text.submittedOn, <Moment key="submitted" language={language} at={proposal.submittedAt} />],
    [text.track, proposal.trackNames[language]],
    [text.place, written(proposal.place)],
    [
      text.estimate,
      <Cost key="estimate" language={language} value={proposal.estimate} none={text.notGiven} />,
    ],
    [
      text.officialCost,
      <Cost
        key="official"
        language={language}
        value={proposal.costIsOfficial ? proposal.cost : null}
        none={text.noOfficialCost}
      />,
    ],
  ];
  const parts = (['need', 'content', 'effect', 'beneficiaries'] as const).flatMap((part) => {
    const value = proposal[part];
    return value === null ? [] : [{ part, value }];
  });
  return (
    <Block id="facts" title={text.factsTitle}>
      <dl className="pairs">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {parts.map(({ part, value }) => (
        <section key={part} aria-labelledby={part}>
          <h3 id={part}>{text[part]}</h3>
          <p className="readable" lang="ko">
            {value}
          </p>
        </section>
      ))}
    </Block>
  );
}
