'use client';

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Offer } from '@/components/search/SearchBox';
import { fetchSuggestions } from '@/lib/client/suggestions';
import { type Language, localPath } from '@/lib/domain/language';
import { LONGEST_BEGINNING, type SuggestionsDocument } from '@/lib/domain/search';

/** What the list says, in the page's language: the page knows its texts, the script does not carry them. */
export interface SuggestionWords {
  list: string;
  government: string;
  term: string;
  /** `{count}` stands for a number. */
  projects: string;
}

interface Props {
  id: string;
  language: Language;
  text: string;
  /** Which offer is chosen; -1: none. */
  active: number;
  words: SuggestionWords;
  onOffers: (offers: readonly Offer[]) => void;
}

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } });

/** Between two keys of somebody who types. */
const PAUSE_MS = 120;

/** The offers under the field of a search. */
export function Suggestions(props: Props) {
  return (
    <QueryClientProvider client={client}>
      <List {...props} />
    </QueryClientProvider>
  );
}

interface Line extends Offer {
  name: string;
  lang: Language;
  note: string;
}

function linesOf({ id, language, words }: Props, found: SuggestionsDocument | undefined): Line[] {
  const named = (list: SuggestionsDocument['governments'] | undefined, note: string) =>
    (list ?? []).map(({ name_ko, name_en, page }) => ({
      name: language === 'ko' ? name_ko : name_en,
      lang: language,
      href: localPath(language, page),
      note,
    }));
  const projects = (found?.projects ?? []).map(({ name, projects: count, page }) => ({
    name,
    lang: 'ko' as const,
    href: localPath(language, page),
    note: words.projects.replace('{count}', count.toLocaleString('en')),
  }));
  const places = named(found?.governments, words.government);
  const terms = named(found?.terms, words.term);
  return [...places, ...terms, ...projects].map((line, at) => ({ ...line, id: `${id}-${at}` }));
}

function List(props: Props) {
  const { id, text, active, words, onOffers } = props;
  const asked = useSettled(text.trim());
  const { data } = useQuery({
    queryKey: ['suggest', asked],
    queryFn: ({ signal }) => fetchSuggestions(asked, signal),
    enabled: asked !== '' && asked.length <= LONGEST_BEGINNING,
    placeholderData: keepPreviousData,
  });
  const lines = asked === '' ? [] : linesOf(props, data);
  const known = lines.map((line) => line.href).join(' ');
  useEffect(() => {
    onOffers(lines.map(({ id: line, href }) => ({ id: line, href })));
    // What the lines lead to says whether they are others.
  }, [known, onOffers]);
  if (lines.length === 0) return null;
  return (
    <ul id={id} className="offers" role="listbox" aria-label={words.list}>
      {lines.map((line, at) => (
        <li key={line.href} role="presentation">
          <a
            id={line.id}
            href={line.href}
            role="option"
            aria-selected={at === active}
            tabIndex={-1}
            // The field would lose the focus, and close the list, before the click.
            onPointerDown={(event) => event.preventDefault()}
          >
            <span lang={line.lang}>{line.name}</span> <span className="offer-note">{line.note}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A text once nobody has changed it for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
