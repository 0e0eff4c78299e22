import type { ReactNode } from 'react';
import { AsOfBanner } from '@/components/asof/AsOfBanner';
import { AsOfForm } from '@/components/asof/AsOfForm';
import { Breadcrumbs, type Crumb } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { AsOfSubject, Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  dated: Dated;
  /** The page as it stands now. */
  live: string;
  subject: AsOfSubject;
  crumbs: readonly Crumb[];
  /** The page's own h1. */
  title: ReactNode;
  /** Null where the date has nothing to show: why not stands in its place. */
  children: ReactNode;
}

/** What every page of an earlier date has: its banner, why there is nothing to see where there is nothing, another date. */
export function DatedFrame({ language, dated, live, subject, crumbs, title, children }: Props) {
  const { history: text } = messages(language);
  const known = dated.fixed && dated.known !== null ? String(dated.known.run) : '';
  return (
    <>
      {crumbs.length === 0 ? null : <Breadcrumbs language={language} items={crumbs} />}
      <h1>{title}</h1>
      {dated.problem === null ? (
        <AsOfBanner language={language} dated={dated} live={live} />
      ) : (
        <EmptyState language={language} title={problemText(dated, language)}>
          <p>
            <Link language={language} href={live}>
              {text.live}
            </Link>
          </p>
        </EmptyState>
      )}
      {children}
      <AsOfForm language={language} subject={subject} day={dayIn(dated)} known={known} />
    </>
  );
}

export function problemText({ problem, asOf, first }: Dated, language: Language): string {
  const { problems } = messages(language).history;
  if (problem === 'impossible') return problems.impossible(asOf);
  if (problem === 'future') return problems.future(date(asOf, language));
  if (problem === 'before') return problems.before(date(asOf, language), date(first, language));
  return problems.unknown;
}

/** A day that the form can offer: the one asked for, or one that there is. */
function dayIn({ asOf, problem, first, last }: Dated): string {
  if (problem === 'before') return first ?? asOf;
  return problem === null ? asOf : (last ?? '');
}
