import { LedgerFilters } from '@/components/ledger/LedgerFilters';
import { LedgerTable } from '@/components/ledger/LedgerTable';
import { RatesTable } from '@/components/ledger/RatesTable';
import { Page } from '@/components/layout/Page';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import { type Ledger, ledgerPath, ledgerQuery } from '@/lib/domain/rules/ledger';

/** The public error ledger. */
export function LedgerView({ ledger, language }: { ledger: Ledger; language: Language }) {
  const { ledger: text, status } = messages(language);
  const { filter, rates, open, resolved } = ledger;
  const within = { government: filter.government, year: filter.year };
  return (
    <Page language={language} path={ledgerPath(filter)}>
      <Breadcrumbs
        language={language}
        items={[{ label: status.title, href: '/status' }, { label: text.title }]}
      />
      <h1>{text.title}</h1>
      <p className="lead">{rates.length === 0 ? text.leadNone : text.lead(count(open), count(resolved))}</p>
      <p>{text.voice}</p>
      <LedgerFilters ledger={ledger} language={language} />
      <Block id="list" title={text.listTitle} lead={<RuleNote ledger={ledger} language={language} />} wide>
        {ledger.total === 0 ? (
          <EmptyState language={language} title={text.nothing} />
        ) : (
          <LedgerTable ledger={ledger} language={language} />
        )}
        <Steps ledger={ledger} language={language} />
        <Downloads ledger={ledger} language={language} />
      </Block>
      {rates.length === 0 ? null : (
        <Block id="rules" title={text.rulesTitle} lead={<p>{text.rulesLead}</p>} wide>
          <RatesTable language={language} rates={rates} within={within} caption={text.rulesCaption} />
        </Block>
      )}
    </Page>
  );
}

/** The same list as data, from its beginning. */
function Downloads({ ledger: { filter }, language }: { ledger: Ledger; language: Language }) {
  const { ledger: text } = messages(language);
  const query = ledgerQuery({ ...filter, after: null });
  return (
    <p>
      <a href={`/api/ledger${query}`}>{text.json}</a> ·{' '}
      <a href={`/api/ledger${query}${query === '' ? '?' : '&'}format=csv`}>{text.csv}</a>
    </p>
  );
}

/** What the rule says, where one was chosen. */
function RuleNote({ ledger: { filter }, language }: { ledger: Ledger; language: Language }) {
  if (filter.rule === null) return null;
  const { sentence, expected, basis } = RULES[filter.rule];
  return (
    <p>
      {sentence[language]} {messages(language).ledger.expected}: {expected[language]}. {basis[language]}
    </p>
  );
}

/** Pages go on from the last row shown, so that what is new meanwhile moves none. */
function Steps({ ledger: { filter, next }, language }: { ledger: Ledger; language: Language }) {
  const { ledger: text, common } = messages(language);
  if (next === null && filter.after === null) return null;
  return (
    <nav className="pagination" aria-label={common.pages}>
      <ul>
        {filter.after === null ? null : (
          <li>
            <Link language={language} href={ledgerPath({ ...filter, after: null })}>
              {text.first}
            </Link>
          </li>
        )}
        {next === null ? null : (
          <li>
            <Link language={language} href={ledgerPath({ ...filter, after: next })}>
              {text.next}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
