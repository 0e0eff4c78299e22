import { DemoNotice } from '@/components/process/DemoNotice';
import { FactsBlock } from '@/components/process/FactsBlock';
import { MergedFrom, MergedNotice } from '@/components/process/Merges';
import { ProjectsBlock } from '@/components/process/ProjectsBlock';
import { processPath, proposalListPath, proposalPath } from '@/components/process/paths';
import { StateMark } from '@/components/process/StateMark';
import { StepsBlock } from '@/components/process/StepsBlock';
import { AskedBlock } from '@/components/questions/AskedBlock';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProposalPage, StepKind } from '@/lib/domain/process/types';
import type { Asked } from '@/lib/domain/questions/types';

export interface ProposalProps {
  language: Language;
  proposal: ProposalPage;
}

/**
 * A proposal: where it stands, what it asks for, every step, what became of its money, and what was asked about it.
 */
export function ProposalView(props: ProposalProps & { asked: Asked }) {
  const { language, proposal } = props;
  const { process: text, propose } = messages(language);
  const { id, titles, demo } = proposal.process;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: text.listName, href: proposalListPath(id) },
          { label: text.proposalNumber(count(proposal.number)) },
        ]}
      />
      <h1 lang="ko">{proposal.title}</h1>
      <Opening {...props} />
      <MergedNotice {...props} />
      <p>
        <Link language={language} href={`${proposalPath(id, proposal.number)}/join`}>
          {propose.joinLink}
        </Link>
        : {propose.joinText}
      </p>
      <DemoNotice language={language} demo={demo} />
      <FactsBlock {...props} />
      <MergedFrom {...props} />
      <ProjectsBlock {...props} />
      <StepsBlock {...props} />
      <AskedBlock
        language={language}
        about={{ kind: 'proposal', process: id, number: proposal.number }}
        asked={props.asked}
      />
    </>
  );
}

function Opening({ language, proposal }: ProposalProps) {
  const { process: text } = messages(language);
  const { id, titles } = proposal.process;
  const reason = reasonOf(proposal);
  const link = (
    <Link language={language} href={processPath(id)}>
      {titles[language]}
    </Link>
  );
  return (
    <>
      <p className="lead">
        <StateMark language={language} state={proposal.state} />{' '}
        <Sentence
          text={text.proposalOf(date(seoulDay(new Date(proposal.submittedAt)), language))}
          slots={{ process: link }}
        />{' '}
        {text.stateMeanings[proposal.state]}
      </p>
      {reason === null ? null : (
        <p>
          {text.reason}: <span lang="ko">{reason}</span>
        </p>
      )}
    </>
  );
}

const TURNED_DOWN: readonly StepKind[] = ['judged-infeasible', 'screened-out'];

/** Why it was turned down, in the words of who did. */
function reasonOf({ state, steps }: ProposalProps['proposal']): string | null {
  if (state !== 'infeasible' && state !== 'screened-out') return null;
  return steps.findLast(({ kind }) => TURNED_DOWN.includes(kind))?.reason ?? null;
}
