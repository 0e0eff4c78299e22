import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { InstanceStatus } from '@/lib/domain/status-delivery';

interface Props {
  instances: readonly InstanceStatus[];
  language: Language;
}

/** The instances of the site, and how far each has followed the log of pages to renew. */
export function InstancesBlock({ instances, language }: Props) {
  const { alerts } = messages(language);
  if (instances.length === 0) {
    return (
      <Block id="instances" title={alerts.instancesTitle}>
        <EmptyState language={language} title={alerts.instancesNone} />
      </Block>
    );
  }
  return (
    <Block id="instances" title={alerts.instancesTitle}>
      <p>{alerts.instancesLead}</p>
      <Table
        language={language}
        caption={alerts.instancesTitle}
        captionHidden
        columns={columnsOf(language)}
        rows={instances}
        rowKey={({ id }) => id}
      />
    </Block>
  );
}

function columnsOf(language: Language): Column<InstanceStatus>[] {
  const { alerts } = messages(language);
  return [
    {
      key: 'name',
      header: alerts.instance,
      rowHeader: true,
      cell: (instance) => <Name instance={instance} language={language} />,
    },
    { key: 'position', header: alerts.position, numeric: true, cell: ({ position }) => count(position) },
    {
      key: 'behind',
      header: alerts.behind,
      cell: (instance) => <Behind instance={instance} language={language} />,
    },
    {
      key: 'delivered',
      header: alerts.delivered,
      cell: ({ deliveredAt }) => (deliveredAt === null ? alerts.never : moment(deliveredAt, language)),
    },
  ];
}

function Name({ instance, language }: { instance: InstanceStatus; language: Language }) {
  const { alerts } = messages(language);
  const { name, build, startedAt, silent, lastSeenAt } = instance;
  return (
    <>
      {name}
      <small className="details">
        {alerts.startedAt}: {moment(startedAt, language)}
        {build === null ? null : (
          <>
            <br />
            <code>{build.slice(0, 12)}</code>
          </>
        )}
        {silent ? (
          <>
            <br />
            <strong className="remark">{alerts.silent(moment(lastSeenAt, language))}</strong>
          </>
        ) : null}
      </small>
    </>
  );
}

function Behind({ instance, language }: { instance: InstanceStatus; language: Language }) {
  const { alerts } = messages(language);
  const { behind, oldestUndeliveredAt, attempts, lastError, lastErrorAt } = instance;
  return (
    <>
      {oldestUndeliveredAt === null
        ? alerts.behindNone
        : alerts.behindSince(count(behind), moment(oldestUndeliveredAt, language))}
      {attempts === 0 ? null : (
        <>
          <br />
          <strong className="remark">{alerts.attempts(count(attempts))}</strong>
        </>
      )}
      {lastError === null || lastErrorAt === null ? null : (
        <small>
          <br />
          {attempts > 0
            ? `${alerts.reason}: ${lastError}`
            : alerts.mended(lastError, moment(lastErrorAt, language))}
        </small>
      )}
    </>
  );
}
