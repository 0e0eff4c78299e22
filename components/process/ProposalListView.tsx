import { RulesHash } from '@/components/ballot/RulesHash';
import { DemoNotice } from '@/components/process/DemoNotice';
import { processPath, proposalListPath } from '@/components/process/paths';
import { ProposalFilters } from '@/components/process/ProposalFilters';
import { ProposalTable } from '@/components/process/ProposalTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Pagination } from '@/components/ui/Pagination';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProposalListState } from '@/lib/domain/process/proposal-list';
import type { ProposalListPage } from '@/lib/domain/process/types';

export interface ProposalListProps {
  language: Language;
  list: ProposalListPage;
  /** What the address asks for. */
  state: ProposalListState;
}

/** A process's proposals: filter, exact total, table, pages. */
export function ProposalListView({ language, list, state }: ProposalListProps) {
  const { process: text } = messages(language);
  const { id, titles, proposals, demo } = list.process;
  const title = titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: '/participate' },
          { label: title, href: processPath(id) },
          { label: text.listName },
        ]}
      />
      <h1>{text.listTitle(title)}</h1>
      <DemoNotice language={language} demo={demo} />
      {proposals === 0 ? (
        <EmptyState language={language} title={text.noProposals}>
          <p>
            {text.noProposalsText}{' '}
            <Link language={language} href={`${processPath(id)}#schedule`}>
              {text.scheduleTitle}
            </Link>
          </p>
        </EmptyState>
      ) : (
        <Found {...{ language, list, state }} />
      )}
    </>
  );
}

function Found({ language, list, state }: ProposalListProps) {
  const { process: text } = messages(language);
  const { total, page, pages, lines } = list;
  const { id, tracks } = list.process;
  return (
    <>
      <p>
        <strong>{text.listLead(count(total))}</strong>
      </p>
      <ProposalFilters {...{ language, list, state }} />
      {total === 0 ? (
        <EmptyState language={language} title={text.nothingFound}>
          <p>
            {text.nothingFoundText}{' '}
            <Link language={language} href={proposalListPath(id)}>
              {text.reset}
            </Link>
          </p>
        </EmptyState>
      ) : (
        <div className="wide">
          <ProposalTable {...{ language, id, tracks, lines }} caption={text.listCaption} />
        </div>
      )}
      <Pagination
        language={language}
        page={page}
        pages={pages}
        hrefOf={(other) => proposalListPath(id, { ...state, page: other })}
      />
      <p className="note">{text.listNote}</p>
      {list.rulesHash === null ? null : <RulesHash language={language} process={id} hash={list.rulesHash} />}
    </>
  );
}
