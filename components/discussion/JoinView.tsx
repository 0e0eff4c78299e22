import { EndorsePart } from '@/components/discussion/EndorsePart';
import { FollowPart } from '@/components/discussion/FollowPart';
import type { Forms } from '@/components/discussion/form-props';
import { NoWriting } from '@/components/discussion/NoWriting';
import { OwnComments } from '@/components/discussion/OwnComments';
import { commentsPath } from '@/components/discussion/paths';
import { ProposalCrumbs } from '@/components/discussion/ProposalCrumbs';
import { ReportPart } from '@/components/discussion/ReportPart';
import { SharePart } from '@/components/discussion/SharePart';
import { WritePart } from '@/components/discussion/WritePart';
import { Said } from '@/components/form/Said';
import { DemoNotice } from '@/components/process/DemoNotice';
import { processPath, proposalPath } from '@/components/process/paths';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { WritingBar } from '@/lib/domain/access/roles';
import type { JoinPart, OwnPart } from '@/lib/domain/discussion/own';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

export interface JoinProps {
  language: Language;
  join: JoinPart;
  /** Null: nobody is signed in. */
  forms: Forms | null;
  /** Why somebody who is signed in writes nothing. */
  writingBar: WritingBar | null;
  said: string | null;
  /** What the address asks to report: a comment's id, or `proposal`; null: nothing. */
  report: string | null;
  /** The proposal's address, with scheme and host. */
  address: string;
}

/** Agree, comment, follow, share, report: one proposal, for whoever is asking. */
export function JoinView(props: JoinProps) {
  const { language, join, forms, writingBar, said, address } = props;
  const { discussion: text } = messages(language);
  const { proposal, own } = join;
  return (
    <>
      <ProposalCrumbs language={language} proposal={proposal} here={text.joinName} />
      <h1>
        <Sentence
          text={text.joinTitle('{title}')}
          slots={{ title: <span lang="ko">{proposal.title}</span> }}
        />
      </h1>
      <Said language={language} code={said} texts={text.said} />
      <DemoNotice language={language} demo={proposal.process.demo} />
      <Opening {...{ language, join }} />
      {forms === null || own === null || writingBar !== null ? (
        <NoWriting {...{ language, proposal, writingBar }} signedIn={forms !== null} />
      ) : (
        <Parts {...props} forms={forms} own={own} />
      )}
      <SharePart language={language} address={address} title={proposal.title} />
    </>
  );
}

function Opening({ language, join: { proposal, comments } }: Pick<JoinProps, 'language' | 'join'>) {
  const { discussion: text } = messages(language);
  const { process, number, title } = proposal;
  return (
    <>
      <p>
        <Sentence
          text={text.joinLead}
          slots={{
            proposal: (
              <Link language={language} href={proposalPath(process.id, number)}>
                <span lang="ko">{title}</span>
              </Link>
            ),
            process: (
              <Link language={language} href={processPath(process.id)}>
                {process.titles[language]}
              </Link>
            ),
          }}
        />
      </p>
      <p>
        <Link language={language} href={commentsPath({ process: process.id, number })}>
          {text.toComments(count(comments))}
        </Link>
      </p>
    </>
  );
}

function Parts({ language, join, forms, own, report }: JoinProps & { forms: Forms; own: OwnPart }) {
  const { proposal, bar, about } = join;
  return (
    <>
      <EndorsePart {...{ language, join, forms, own }} />
      <WritePart {...{ language, proposal, bar, forms }} answered={report === null ? about : null} />
      <FollowPart {...{ language, proposal, forms, own }} />
      <ReportPart {...{ language, proposal, forms, about, report }} />
      <OwnComments {...{ language, proposal, forms, own }} />
    </>
  );
}
