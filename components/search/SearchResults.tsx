import { HitTable } from '@/components/search/HitTable';
import { NothingFound } from '@/components/search/NothingFound';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Pagination } from '@/components/ui/Pagination';
import { SourceNote } from '@/components/ui/SourceNote';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { isNarrowed, type SearchResult, searchPath, type SearchState } from '@/lib/domain/search';

interface Props {
  language: Language;
  state: SearchState;
  result: SearchResult;
  /** Whether the amounts are invented. */
  demo: boolean;
}

/** What was found: how many in all, the projects of this page, and the way to the others. */
export function SearchResults(props: Props) {
  const { language, state, result } = props;
  const { search } = messages(language);
  const { total, pages, items } = result;
  return (
    <Block
      id="results"
      title={search.results}
      wide
      source={items.length > 0 ? <Sources {...props} /> : undefined}
    >
      {result.standIn ? <Notice language={language}>{search.standIn}</Notice> : null}
      {result.help === null ? null : (
        <Notice language={language}>{search.helped[result.help.kind](result.help.words)}</Notice>
      )}
      {total === 0 ? <NothingFound language={language} state={state} /> : <Total {...props} />}
      {items.length === 0 ? null : <HitTable language={language} state={state} items={items} />}
      <Pagination
        language={language}
        page={Math.min(state.page, pages)}
        pages={pages}
        hrefOf={(page) => searchPath(state, { page })}
      />
    </Block>
  );
}

function Total({ language, state, result: { total, pages, items } }: Props) {
  const { search } = messages(language);
  const from = (state.page - 1) * state.size + 1;
  if (items.length === 0) {
    return (
      <Notice language={language} kind="warning">
        {search.beyond(count(state.page), count(pages))}{' '}
        <Link language={language} href={searchPath(state, { page: pages })}>
          {search.lastPage}
        </Link>
      </Notice>
    );
  }
  const text = isNarrowed(state) ? search.total : search.totalAll;
  return (
    <p>
      <strong data-total={total}>{text(count(total))}</strong>{' '}
      {search.shown(count(from), count(from + items.length - 1))}
    </p>
  );
}

function Sources({ language, result: { items }, demo }: Props) {
  const { search, terms } = messages(language);
  const sources = [...new Set(items.map(({ source }) => source))];
  const named = demo ? terms.sourceDemo : sources.map((source) => terms.sources[source]).join(', ');
  const newest = items.reduce((day, { asOf }) => (asOf > day ? asOf : day), '');
  return (
    <SourceNote language={language} source={named} asOf={newest}>
      <p>{search.sourceHint}</p>
    </SourceNote>
  );
}
