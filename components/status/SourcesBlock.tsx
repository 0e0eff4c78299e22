import { CursorFacts } from '@/components/status/CursorFacts';
import { rangeText } from '@/components/status/status-text';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { sourceText } from '@/lib/content/source-text';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { SourceStatus } from '@/lib/domain/status';

/** Each source: when it last gave data, as of when, what of it is served, and how far its feed was read. */
export function SourcesBlock({
  sources,
  language,
}: {
  sources: readonly SourceStatus[];
  language: Language;
}) {
  const { status } = messages(language);
  if (sources.length === 0) {
    return (
      <Block id="sources" title={status.sourcesTitle}>
        <EmptyState language={language} title={status.noRuns} />
      </Block>
    );
  }
  return (
    <Block id="sources" title={status.sourcesTitle} wide>
      <Table
        language={language}
        caption={status.sourcesTitle}
        captionHidden
        columns={columnsOf(language)}
        rows={sources}
        rowKey={({ source }) => source}
      />
      <p>{status.heldBackNote}</p>
      {sources.flatMap(({ source, cursor }) =>
        cursor === null ? [] : [<CursorFacts key={source} cursor={cursor} language={language} />],
      )}
    </Block>
  );
}

function columnsOf(language: Language): Column<SourceStatus>[] {
  const { status } = messages(language);
  const pair = (governmentYears: number, rows: number) => status.pair(count(governmentYears), count(rows));
  return [
    {
      key: 'source',
      header: status.source,
      rowHeader: true,
      cell: ({ source }) => sourceText(source, language),
    },
    {
      key: 'success',
      header: status.lastSuccess,
      cell: (source) => <LastRuns source={source} language={language} />,
    },
    {
      key: 'as-of',
      header: status.asOfRange,
      cell: ({ asOfFrom, asOfTo }) => rangeText(asOfFrom, asOfTo, language),
    },
    {
      key: 'verified',
      header: status.verified,
      cell: ({ verifiedFrom, verifiedTo, partialGovernmentYears }) =>
        verifiedTo === null && partialGovernmentYears > 0
          ? status.verifiedNone
          : rangeText(verifiedFrom, verifiedTo, language),
    },
    {
      key: 'serving',
      header: status.serving,
      numeric: true,
      cell: ({ servingGovernmentYears, servingRows }) => pair(servingGovernmentYears, servingRows),
    },
    {
      key: 'held-back',
      header: status.heldBack,
      numeric: true,
      cell: ({ heldBackGovernmentYears, heldBackRows }) => pair(heldBackGovernmentYears, heldBackRows),
    },
  ];
}

function LastRuns({ source, language }: { source: SourceStatus; language: Language }) {
  const { alerts, status } = messages(language);
  const { lastSuccess, lastFailure, lastCheck } = source;
  return (
    <>
      {lastSuccess === null
        ? status.never
        : status.lastSuccessCell(String(lastSuccess.run), moment(lastSuccess.at, language))}
      {lastCheck === null ? null : (
        <small>
          <br />
          {alerts.lastCheck}: {moment(lastCheck.at, language)}
        </small>
      )}
      {lastFailure === null ? null : (
        <>
          <br />
          <strong className="remark">
            {status.lastFailure(
              status.states[lastFailure.state],
              String(lastFailure.run),
              moment(lastFailure.at, language),
            )}
          </strong>
        </>
      )}
    </>
  );
}
