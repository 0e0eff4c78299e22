import { Block } from '@/components/ui/Block';
import { Notice } from '@/components/ui/Notice';
import { type Column, Table } from '@/components/ui/Table';
import { alertText } from '@/lib/content/alert-text';
import { messages } from '@/lib/content/messages';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { AlertsStatus, AlertStatus, WorkerStatus } from '@/lib/domain/status-delivery';

interface Props {
  found: AlertsStatus;
  worker: WorkerStatus;
  language: Language;
}

/** What somebody has to look at now, with what to do about it, and what was over lately. */
export function AlertsBlock({ found, worker, language }: Props) {
  const { alerts } = messages(language);
  const { open, resolved } = found;
  const missing = worker.missing && worker.lastSeenAt !== null;
  return (
    <Block id="alerts" title={alerts.title}>
      {missing ? (
        <Notice language={language} kind="warning">
          <p>{alerts.workerMissing(moment(worker.lastSeenAt, language))}</p>
        </Notice>
      ) : null}
      {open.length === 0 && !missing ? <p>{alerts.none}</p> : null}
      {open.length === 0 ? null : (
        <Table
          language={language}
          caption={alerts.warning(count(open.length))}
          columns={openColumns(language)}
          rows={open}
          rowKey={({ id }) => id}
        />
      )}
      {resolved.length === 0 ? null : (
        <Table
          language={language}
          caption={alerts.resolvedTitle}
          columns={[
            what(language),
            { key: 'span', header: alerts.until, cell: (alert) => spanText(alert, language) },
          ]}
          rows={resolved}
          rowKey={({ id }) => id}
        />
      )}
    </Block>
  );
}

function what(language: Language): Column<AlertStatus> {
  return {
    key: 'what',
    header: messages(language).alerts.what,
    rowHeader: true,
    cell: (alert) => alertText(alert, language).title,
  };
}

function openColumns(language: Language): Column<AlertStatus>[] {
  const { alerts } = messages(language);
  return [
    what(language),
    { key: 'since', header: alerts.since, cell: ({ since }) => moment(since, language) },
    {
      key: 'remedy',
      header: alerts.remedy,
      prose: true,
      cell: (alert) => <Remedy alert={alert} language={language} />,
    },
  ];
}

function Remedy({ alert, language }: { alert: AlertStatus; language: Language }) {
  const { alerts } = messages(language);
  const { error } = alert.detail;
  return (
    <>
      {alertText(alert, language).remedy}
      {typeof error === 'string' ? (
        <small>
          <br />
          {alerts.reason}: {error}
        </small>
      ) : null}
      {alert.sendError === null ? null : (
        <small>
          <br />
          {alerts.unsent(alert.sendError)}
        </small>
      )}
    </>
  );
}

function spanText({ since, resolvedAt }: AlertStatus, language: Language): string {
  return messages(language).alerts.span(moment(since, language), moment(resolvedAt, language));
}
