import { ChangedFields } from '@/components/changes/ChangedFields';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import {
  asOfPath,
  type ChangeLine,
  type ChangesPage,
  changesPath,
  olderCode,
  type YearDifference,
} from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: ChangesPage;
  /** The year whose projects are listed. */
  shown: YearDifference;
}

/** The projects that came, went or changed, each with what was before and after. */
export function ChangedProjects({ language, page, shown }: Props) {
  const { terms, history: text } = messages(language);
  const columns: Column<ChangeLine>[] = [
    {
      key: 'name',
      header: terms.project,
      rowHeader: true,
      cell: (change) => <Name language={language} change={change} from={page.from} />,
    },
    { key: 'kind', header: text.kind, cell: ({ kind }) => text.kinds[kind] },
    {
      key: 'what',
      header: text.what,
      cell: (change) => <ChangedFields language={language} change={change} />,
    },
    {
      key: 'day',
      header: text.rowDay,
      cell: ({ asOf }) => (asOf === null ? null : <time dateTime={asOf}>{date(asOf, language)}</time>),
    },
  ];
  return (
    <Block id="projects" title={text.listTitle(shown.year)} lead={text.listLead} wide>
      <Table
        language={language}
        caption={text.listCaption}
        captionHidden
        columns={columns}
        rows={page.items}
        rowKey={({ id }) => id}
      />
      <Pages language={language} page={page} shown={shown} />
    </Block>
  );
}

/** One that is gone leads to its page of the earlier date, where it was. */
function Name({ language, change, from }: { language: Language; change: ChangeLine; from: string }) {
  const { id, kind, name } = change;
  return (
    <Link language={language} href={kind === 'removed' ? asOfPath(from, `/p/${id}`) : `/p/${id}`}>
      <span lang="ko">{name}</span>
    </Link>
  );
}

function Pages({ language, page: { frame, from, to, next, later }, shown }: Props) {
  const { history: text } = messages(language);
  if (next === null && !later) return null;
  const { lafCd } = frame.government;
  const { year, government } = shown;
  const href = (after: string | null) =>
    changesPath(lafCd, { from, to, year, ...olderCode(lafCd, government), after });
  return (
    <nav className="pagination" aria-label={text.pages}>
      <ul>
        {later ? (
          <li>
            <Link language={language} href={href(null)}>
              {text.firstPage}
            </Link>
          </li>
        ) : null}
        {next === null ? null : (
          <li>
            <Link language={language} href={href(next)}>
              {text.next}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
