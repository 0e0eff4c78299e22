import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { jobText } from '@/lib/content/alert-text';
import { messages } from '@/lib/content/messages';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { JobStatus, WorkerStatus } from '@/lib/domain/status-delivery';

interface Props {
  found: WorkerStatus;
  language: Language;
}

/** Who does the scheduled jobs, and what came of each. */
export function WorkerBlock({ found, language }: Props) {
  const { alerts } = messages(language);
  return (
    <Block id="worker" title={alerts.workerTitle}>
      <p>{atWork(found, language)}</p>
      {found.jobs.length === 0 ? null : (
        <Table
          language={language}
          caption={alerts.workerTitle}
          captionHidden
          columns={columnsOf(language)}
          rows={found.jobs}
          rowKey={({ job }) => job}
        />
      )}
    </Block>
  );
}

function atWork({ workers }: WorkerStatus, language: Language): string {
  const { alerts } = messages(language);
  if (workers.length === 0) return alerts.workerNone;
  const names = workers.map(({ name, startedAt, restarts }) => {
    const again = restarts === 0 ? '' : ` ${alerts.restarted(count(restarts))}`;
    return `${alerts.workerAtWork(name, moment(startedAt, language))}${again}`;
  });
  return `${alerts.worker}: ${names.join('; ')}`;
}

function columnsOf(language: Language): Column<JobStatus>[] {
  const { alerts } = messages(language);
  return [
    { key: 'job', header: alerts.job, rowHeader: true, cell: ({ job }) => jobText(job, language) },
    { key: 'end', header: alerts.lastEnd, cell: (job) => <LastEnd job={job} language={language} /> },
    {
      key: 'succeeded',
      header: alerts.succeeded,
      cell: ({ succeededAt }) => (succeededAt === null ? alerts.never : moment(succeededAt, language)),
    },
    { key: 'failures', header: alerts.failures, numeric: true, cell: ({ failures }) => count(failures) },
  ];
}

function LastEnd({ job, language }: { job: JobStatus; language: Language }) {
  const { outcomes } = messages(language).alerts;
  const { outcome, startedAt, finishedAt, detail, error } = job;
  const bad = outcome === 'failed' || outcome === 'refused';
  const text = error ?? detail;
  return (
    <>
      {bad ? <strong className="remark">{outcomes[outcome]}</strong> : outcomes[outcome]},{' '}
      {moment(finishedAt ?? startedAt, language)}
      {text === null ? null : (
        <small>
          <br />
          {text}
        </small>
      )}
    </>
  );
}
