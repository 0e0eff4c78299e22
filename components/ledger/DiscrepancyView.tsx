import { HistoryBlock } from '@/components/ledger/HistoryBlock';
import { rateText, ruleName, subjectText } from '@/components/ledger/ledger-text';
import { ObservedValue, observedName } from '@/components/ledger/ObservedValue';
import { Subject } from '@/components/ledger/Subject';
import { Page } from '@/components/layout/Page';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Citation } from '@/components/ui/Citation';
import { Link } from '@/components/ui/Link';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import { type Discrepancy, type DiscrepancyPage, ledgerPath, type Observed } from '@/lib/domain/rules/ledger';

interface Props {
  page: DiscrepancyPage;
  language: Language;
}

/** A discrepancy at its own address: what was seen, since when, how rare that is, and how it went on. */
export function DiscrepancyView({ page, language }: Props) {
  const { ledger: text, status } = messages(language);
  const { discrepancy: one } = page;
  const rule = RULES[one.rule];
  const name = ruleName(one.rule, language);
  const path = `/status/ledger/${one.id}`;
  return (
    <Page language={language} path={path}>
      <Breadcrumbs
        language={language}
        items={[
          { label: status.title, href: '/status' },
          { label: text.title, href: ledgerPath() },
          { label: name, href: ledgerPath({ rule: one.rule }) },
        ]}
      />
      <h1>{name}</h1>
      <p>
        <Subject one={one} language={language} />
      </p>
      <p className="lead">
        {rule.sentence[language]} {stateText(one, language)}
      </p>
      <p>{text.voice}</p>
      <SeenBlock one={one} language={language} />
      <Block id="basis" title={text.basisTitle}>
        <p>{rule.basis[language]}</p>
      </Block>
      <RateBlock page={page} language={language} />
      <HistoryBlock page={page} language={language} />
      <Block id="explain" title={text.explainTitle}>
        <p>{text.explainText}</p>
        <p>
          <Link language={language} href={path}>
            <code>{path}</code>
          </Link>
        </p>
      </Block>
      <Citation
        language={language}
        title={text.citationTitle}
        line={text.citation(name, subjectText(one, language), date((one.closed ?? one.last).asOf, language))}
        path={path}
        note={text.citationNote}
      />
    </Page>
  );
}

function stateText({ first, last, closed }: Discrepancy, language: Language): string {
  const { ledger: text } = messages(language);
  const day = (asOf: string) => date(asOf, language);
  if (closed === null && first.asOf === last.asOf) return text.stateOnce(day(first.asOf));
  return closed === null
    ? text.stateOpen(day(first.asOf), day(last.asOf))
    : text.stateResolved(day(first.asOf), day(closed.asOf));
}

function SeenBlock({ one, language }: { one: Discrepancy; language: Language }) {
  const { ledger: text } = messages(language);
  return (
    <Block id="seen" title={text.seenTitle}>
      <Table
        language={language}
        caption={text.seenCaption}
        columns={[
          {
            key: 'what',
            header: text.what,
            rowHeader: true,
            cell: (seen: Observed) => observedName(seen, one.year, language),
          },
          {
            key: 'value',
            header: text.value,
            numeric: true,
            cell: (seen: Observed) => <ObservedValue seen={seen} language={language} />,
          },
        ]}
        rows={one.observed}
        rowKey={({ key }) => key}
      />
      <p>
        {text.expected}: {RULES[one.rule].expected[language]}
      </p>
    </Block>
  );
}

function RateBlock({ page: { rate, ownRate }, language }: Props) {
  const { ledger: text } = messages(language);
  if (rate.checked === 0) return null;
  return (
    <Block id="rate" title={text.rateTitle}>
      <p>
        {text.rateText(count(rate.found), count(rate.checked), rateText(rate))}{' '}
        {ownRate === null ? null : text.ownRateText(count(ownRate.found), count(ownRate.checked))}
      </p>
    </Block>
  );
}
