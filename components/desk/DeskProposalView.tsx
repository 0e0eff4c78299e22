import { DeskCrumbs } from '@/components/desk/DeskCrumbs';
import { Decisions } from '@/components/desk/Decisions';
import type { DeskForms } from '@/components/desk/forms';
import { Meanwhile } from '@/components/desk/Meanwhile';
import { Said } from '@/components/form/Said';
import { FactsBlock } from '@/components/process/FactsBlock';
import { MergedFrom, MergedNotice } from '@/components/process/Merges';
import { proposalPath } from '@/components/process/paths';
import { StateMark } from '@/components/process/StateMark';
import { StepsBlock } from '@/components/process/StepsBlock';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Viewer } from '@/lib/domain/access/roles';
import { count, date } from '@/lib/domain/format';
import type { DeskProposal } from '@/lib/domain/process/desk';
import type { ProposalState } from '@/lib/domain/process/types';

/** A form of the page that was not taken. */
export interface SentForm {
  action: string;
  fields: Readonly<Record<string, readonly string[]>>;
  problems: readonly { field: string; code: string }[];
}

export interface DeskProposalProps extends DeskForms {
  desk: DeskProposal;
  viewer: Viewer;
  held: SentForm | null;
  said: string | null;
  /** The words by which a proposal to merge into is looked for, and what they found. */
  search: {
    words: string;
    targets: readonly { number: number; title: string; state: ProposalState; author: string }[];
  };
  /** Where the proposal went that was chosen to merge into. */
  wentInto: { number: number; into: number } | null;
}

/** One proposal at the desk: where it stands and who has it, what may be done next, its text and its history. */
export function DeskProposalView(props: DeskProposalProps) {
  const { language, desk, said } = props;
  const { desk: text, process } = messages(language);
  const { proposal } = desk;
  const { id, titles } = proposal.process;
  return (
    <>
      <DeskCrumbs
        language={language}
        id={id}
        title={titles[language]}
        here={process.proposalNumber(count(proposal.number))}
      />
      <h1 lang="ko">{proposal.title}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">
        <StateMark language={language} state={proposal.state} /> <InCharge {...props} />
      </p>
      <p>
        <Link language={language} href={proposalPath(id, proposal.number)}>
          {text.publicPage}
        </Link>
      </p>
      <MergedNotice {...{ language, proposal }} />
      <Meanwhile {...props} />
      <Decisions {...props} />
      <FactsBlock {...{ language, proposal }} />
      <MergedFrom {...{ language, proposal }} />
      <StepsBlock {...{ language, proposal }} />
    </>
  );
}

function InCharge({ language, desk: { inCharge } }: DeskProposalProps) {
  const { desk: text } = messages(language);
  if (inCharge === null) return text.nobodyInCharge;
  return (
    <>
      {text.inCharge(inCharge.department, date(inCharge.due, language))}
      {inCharge.late ? <strong className="late"> {text.isLate}</strong> : null}
    </>
  );
}
