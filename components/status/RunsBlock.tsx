import type { ReactNode } from 'react';
import { rangeText } from '@/components/status/status-text';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { sourceText } from '@/lib/content/source-text';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { RunCounts, RunStatus } from '@/lib/domain/status';

type Count = keyof RunCounts;

/** The counts with a column each; the others share one, or the table would be too wide to read. */
const COLUMNS = [
  'read',
  'inserted',
  'updated',
  'unchanged',
  'quarantined',
  'removed',
] as const satisfies readonly Count[];
const OTHERS = [
  'backdated',
  'duplicates',
  'heldBack',
  'pagesInvalidated',
  'documentsIndexed',
] as const satisfies readonly Count[];

/** The last runs with all that they counted. */
export function RunsBlock({ runs, language }: { runs: readonly RunStatus[]; language: Language }) {
  const { status } = messages(language);
  if (runs.length === 0) {
    return (
      <Block id="runs" title={status.runsTitle}>
        <EmptyState language={language} title={status.noRuns} />
      </Block>
    );
  }
  return (
    <Block id="runs" title={status.runsTitle} lead={<p>{status.runsLead}</p>} wide>
      <Table
        language={language}
        caption={status.runsCaption}
        columns={columnsOf(language)}
        rows={runs}
        rowKey={({ run }) => run}
      />
    </Block>
  );
}

function columnsOf(language: Language): Column<RunStatus>[] {
  const { status } = messages(language);
  return [
    {
      key: 'run',
      header: status.run,
      rowHeader: true,
      cell: (run) => <RunName run={run} language={language} />,
    },
    { key: 'state', header: status.state, cell: (run) => <RunEnd run={run} language={language} /> },
    ...COLUMNS.map((name): Column<RunStatus> => ({
      key: name,
      header: status.counts[name],
      numeric: true,
      cell: (run) => count(run[name]),
    })),
    { key: 'others', header: status.others, cell: (run) => smallOrNothing(othersText(run, language)) },
    {
      key: 'seconds',
      header: status.seconds,
      numeric: true,
      cell: ({ seconds }) => (seconds === null ? '' : seconds.toFixed(1)),
    },
  ];
}

/** Nothing at all where there is nothing to say: a phone then leaves the line out. */
function smallOrNothing(text: string): ReactNode {
  return text === '' ? null : <small>{text}</small>;
}

/** Those that are not zero. */
function othersText(run: RunStatus, language: Language): string {
  const { counts } = messages(language).status;
  return OTHERS.filter((name) => run[name] > 0)
    .map((name) => `${counts[name]} ${count(run[name])}`)
    .join(' · ');
}

function RunName({ run, language }: { run: RunStatus; language: Language }) {
  const { status } = messages(language);
  const { asOfFrom, asOfTo } = run;
  return (
    <>
      {run.run}
      <small className="details">
        {moment(run.startedAt, language)}
        <br />
        {sourceText(run.source, language)}
        {fileOf(run)} ({kindText(run, language)})
        {asOfFrom === null || asOfTo === null ? null : (
          <>
            <br />
            {status.asOfRange}: {rangeText(asOfFrom, asOfTo, language)}
          </>
        )}
      </small>
    </>
  );
}

/** The file. A feed is named by the source; its identity stands with the sources. */
function fileOf({ source, origin }: RunStatus): string {
  return origin === null || source === 'finance-db' ? '' : `: ${origin}`;
}

/** A part of a feed are the changes since the last pull. */
function kindText({ source, partial }: RunStatus, language: Language): string {
  const { status } = messages(language);
  if (!partial) return status.whole;
  return source === 'finance-db' ? status.changes : status.partial;
}

function RunEnd({ run, language }: { run: RunStatus; language: Language }) {
  const { status } = messages(language);
  const well = run.state === 'done' || run.state === 'running';
  return (
    <>
      {well ? status.states[run.state] : <strong className="remark">{status.states[run.state]}</strong>}
      {[...(run.error === null ? [] : [run.error]), ...run.warnings].map((text) => (
        <small key={text}>
          <br />
          {text}
        </small>
      ))}
    </>
  );
}
