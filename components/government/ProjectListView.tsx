import { sourceName } from '@/components/government/FiguresSource';
import { ProjectFilters } from '@/components/government/ProjectFilters';
import { ProjectTable } from '@/components/government/ProjectTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Pagination } from '@/components/ui/Pagination';
import { SourceNote } from '@/components/ui/SourceNote';
import type { Sort } from '@/components/ui/SortLink';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import { displayName, fullName } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import { type ProjectList, projectListPath, type ProjectSort, sortOrder } from '@/lib/domain/project-list';

interface Props {
  language: Language;
  list: ProjectList;
  demo: boolean;
}

/** A government's projects: filter, exact total, table, pages. */
export function ProjectListView({ language, list, demo }: Props) {
  const { common, government: text } = messages(language);
  const { frame, filter, year, asOf, total } = list;
  const { lafCd } = frame.government;
  const full = fullName(frame.government, frame.on, language);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: displayName(frame.government, frame.on, language), href: `/g/${lafCd}` },
          { label: text.listTitle(full) },
        ]}
      />
      <h1>{titleOf(list, full, language)}</h1>
      {list.years.length === 0 ? (
        <EmptyState
          language={language}
          title={text.notReportedAtAll}
          {...(list.lastChecked === null ? {} : { lastChecked: list.lastChecked })}
        />
      ) : (
        <>
          <p>
            <strong>{text.listLead(count(total))}</strong>{' '}
            {asOf === null ? null : common.asOfDate(date(asOf, language))}
          </p>
          <ProjectFilters language={language} list={list} />
          {total === 0 ? (
            <EmptyState language={language} title={nothingText(list, language)} />
          ) : (
            <div className="wide">
              <ProjectTable
                language={language}
                caption={text.listCaption}
                projects={list.items}
                sortOf={(by) => sortOf(list, by)}
                withYear={year === 'all'}
              />
            </div>
          )}
          <Pagination
            language={language}
            page={filter.page}
            pages={list.pages}
            hrefOf={(page) => projectListPath(lafCd, { ...filter, page })}
          />
          <SourceNote
            language={language}
            source={list.sources.map((source) => sourceName(language, source, demo)).join(', ')}
            asOf={asOf}
          >
            <p>{text.listNote}</p>
          </SourceNote>
        </>
      )}
    </>
  );
}

function titleOf({ year }: ProjectList, full: string, language: Language): string {
  const { government: text, terms } = messages(language);
  return typeof year === 'number' ? text.listTitleYear(full, terms.year(year)) : text.listTitle(full);
}

/** A year without data is told apart from conditions that nothing meets. */
function nothingText({ year, years }: ProjectList, language: Language): string {
  const { government: text } = messages(language);
  return typeof year === 'number' && !years.includes(year) ? text.notReported(year) : text.nothingFound;
}

/** The same list by another column from its first page; by the same column the other way round. */
function sortOf({ filter, frame }: ProjectList, by: ProjectSort): Sort {
  const current = filter.sort === by ? sortOrder(filter) : null;
  const usual = sortOrder({ sort: by, order: null });
  const next = current === usual ? (usual === 'asc' ? 'desc' : 'asc') : null;
  return {
    href: projectListPath(frame.government.lafCd, { ...filter, sort: by, order: next, page: 1 }),
    direction: current === null ? null : current === 'asc' ? 'ascending' : 'descending',
  };
}
