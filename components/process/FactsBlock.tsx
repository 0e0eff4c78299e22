import type { ReactNode } from 'react';
import { PlaceMap } from '@/components/map/PlaceMap';
import { Cost } from '@/components/process/Cost';
import { proposalPath } from '@/components/process/paths';
import type { ProposalProps } from '@/components/process/ProposalView';
import { Moment } from '@/components/process/Times';
import { Pictures } from '@/components/propose/Pictures';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import { mapGovernment } from '@/lib/domain/map/centres';

/** What is proposed, by whom, where and at what cost, in the words of its author: text, whatever stands in it. */
export function FactsBlock({ language, proposal }: ProposalProps) {
  const { process: text, propose } = messages(language);
  const path = proposalPath(proposal.process.id, proposal.number);
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
      {proposal.versions === 0 ? null : (
        <p>
          <Link language={language} href={`${path}/versions`}>
            {propose.versionsLink(count(proposal.versions))}
          </Link>
        </p>
      )}
      <Pictures language={language} pictures={proposal.pictures} />
      <Where language={language} proposal={proposal} />
    </Block>
  );
}

function Where({ language, proposal: { location, near, process } }: ProposalProps) {
  if (location === null) return null;
  const { lafCd, names } = process.government;
  return (
    <section aria-labelledby="where">
      <h3 id="where">{messages(language).propose.mapTitle}</h3>
      <PlaceMap
        language={language}
        place={location}
        government={mapGovernment(lafCd, names[language])}
        others={near}
      />
    </section>
  );
}
