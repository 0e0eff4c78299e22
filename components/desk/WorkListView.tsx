import { BulkForm } from '@/components/desk/BulkForm';
import { BulkResult } from '@/components/desk/BulkResult';
import type { DeskForms } from '@/components/desk/forms';
import { workListPath } from '@/components/desk/paths';
import { WorkFilters } from '@/components/desk/WorkFilters';
import { Said } from '@/components/form/Said';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Pagination } from '@/components/ui/Pagination';
import { messages } from '@/lib/content/messages';
import type { Viewer } from '@/lib/domain/access/roles';
import { count } from '@/lib/domain/format';
import type { DeskList } from '@/lib/domain/process/desk';
import type { DeskListState } from '@/lib/domain/process/desk-list';

export interface WorkListProps extends DeskForms {
  list: DeskList;
  viewer: Viewer;
  /** What the address asks for. */
  state: DeskListState;
  /** The whole query of the address: what a bulk action did stands there. */
  query: URLSearchParams;
}

/** The work list of a process: filter, table with checkboxes, what is done to the picked ones together. */
export function WorkListView(props: WorkListProps) {
  const { language, list, state, query } = props;
  const { desk: text } = messages(language);
  const { id, titles, total, page, pages } = list;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[{ label: text.title, href: '/desk' }, { label: titles[language] }]}
      />
      <h1>{text.listTitle(titles[language])}</h1>
      <Said language={language} code={query.get('said')} texts={text.said} />
      <BulkResult language={language} id={id} query={query} />
      {list.published ? null : (
        <Notice language={language} title={text.draft}>
          <p>{text.draftText}</p>
        </Notice>
      )}
      <OtherPages {...props} />
      <p>{text.listLead(count(total))}</p>
      <WorkFilters {...{ language, list, state }} />
      {total === 0 ? (
        <EmptyState language={language} title={messages(language).process.nothingFound} />
      ) : (
        <BulkForm {...props} />
      )}
      <Pagination
        language={language}
        page={page}
        pages={pages}
        hrefOf={(other) => workListPath(id, { ...state, page: other })}
      />
    </>
  );
}

/** What else somebody may do for the process. */
function OtherPages({ language, list: { id, lafCd }, viewer }: WorkListProps) {
  const { desk, winners, eligibility, election, paper } = messages(language);
  const pages = [
    { role: 'editor', part: 'settings', label: desk.settings },
    { role: 'editor', part: 'winners', label: winners.desk },
    { role: 'election-office', part: 'eligibility', label: eligibility.deskLink },
    { role: 'election-office', part: 'election', label: election.deskLink },
    { role: 'election-office', part: 'paper', label: paper.title },
    { role: 'election-office', part: 'kiosk', label: paper.kioskTitle },
  ] as const;
  const own = pages.filter(({ role }) =>
    viewer.grants.some((grant) => grant.role === role && grant.lafCd === lafCd),
  );
  if (own.length === 0) return null;
  return (
    <ul className="desk-links">
      {own.map(({ part, label }) => (
        <li key={part}>
          <Link language={language} href={`/desk/${id}/${part}`}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
