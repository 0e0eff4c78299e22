import type { ReactNode } from 'react';
import type { ProposalProps } from '@/components/process/ProposalView';
import { mergedPath, proposalPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';

/** A link to another proposal of the same process. @param merged it went into this one: its own page is meant */
export function ProposalLink({
  language,
  proposal,
  number,
  merged = false,
  children,
}: ProposalProps & { number: number; merged?: boolean; children?: ReactNode }) {
  const path = merged ? mergedPath : proposalPath;
  return (
    <Link language={language} href={path(proposal.process.id, number)}>
      {children ?? messages(language).process.proposalNumber(count(number))}
    </Link>
  );
}

/** Where a merged proposal went. Its address leads there; its own page, which stays to be read, says so. */
export function MergedNotice({ language, proposal }: ProposalProps) {
  if (proposal.mergedInto === null) return null;
  const { process: text } = messages(language);
  const link = <ProposalLink {...{ language, proposal }} number={proposal.mergedInto} />;
  return (
    <Notice language={language} title={text.mergedTitle}>
      <p>
        <Sentence text={text.mergedInto} slots={{ proposal: link }} />
      </p>
    </Notice>
  );
}

/** What was merged into this one, with the names of their authors. */
export function MergedFrom({ language, proposal }: ProposalProps) {
  if (proposal.mergedFrom.length === 0) return null;
  const { process: text } = messages(language);
  return (
    <Block id="merged" title={text.mergedFromTitle}>
      <p>{text.mergedFromText}</p>
      <ul>
        {proposal.mergedFrom.map(({ number, title, author }) => (
          <li key={number}>
            <Sentence
              text={text.mergedFromLine}
              slots={{
                author: <span lang="ko">{author}</span>,
                proposal: (
                  <ProposalLink {...{ language, proposal, number }} merged>
                    <span lang="ko">{title}</span>
                  </ProposalLink>
                ),
              }}
            />
          </li>
        ))}
      </ul>
    </Block>
  );
}
