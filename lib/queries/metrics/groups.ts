import type { PoolClient } from 'pg';
import type { Sample } from '@/lib/domain/metric';

/** A few numbers that one short statement answers. */
export interface MetricGroup {
  name: string;
  /** Asked again only after so long: what costs more than a scrape should. */
  keptMs?: number;
  read: (client: PoolClient) => Promise<Sample[]>;
}

/** A row of one statement as samples: each column a sample, in the order of their help texts. */
async function oneRow(
  client: PoolClient,
  sql: string,
  helps: Readonly<Record<string, string>>,
): Promise<Sample[]> {
  const { rows } = await client.query<Record<string, string | number | null>>(sql);
  const [row = {}] = rows;
  return Object.entries(helps).flatMap(([name, help]) =>
    row[name] === null || row[name] === undefined ? [] : [{ name, help, value: Number(row[name]) }],
  );
}

/** Rows of (label, value) as samples of one metric. */
async function labelled(
  client: PoolClient,
  metric: Pick<Sample, 'name' | 'help'> & { label: string },
  sql: string,
): Promise<Sample[]> {
  const { rows } = await client.query<{ label: string; value: string | number }>(sql);
  const { name, help, label } = metric;
  return rows.map((row) => ({ name, help, value: Number(row.value), labels: { [label]: row.label } }));
}

/** An instance that was not seen for longer is gone; more of them than this are not told one by one. */
const LIVE = `ended_at IS NULL AND last_seen_at > clock_timestamp() - interval '2 minutes' ORDER BY started_at LIMIT 50`;

/** Where each instance of the site stands in the log of invalidated pages. */
async function instances(client: PoolClient): Promise<Sample[]> {
  const { rows } = await client.query<{ name: string; position: string; lag: number; attempts: number }>(
    `SELECT name, position, attempts,
            coalesce((SELECT extract(epoch FROM clock_timestamp() - min(o.created_at)) FROM outbox o
                      WHERE o.topic = 'page' AND o.id > i.position), 0)::float AS lag
     FROM (SELECT DISTINCT ON (name) name, position, attempts FROM (SELECT * FROM site_instance WHERE ${LIVE}) live
           ORDER BY name, started_at DESC) i`,
  );
  return rows.flatMap(({ name, position, lag, attempts }) => {
    const labels = { instance: name };
    return [
      {
        name: 'gotgan_outbox_position',
        help: 'The last entry of the log that an instance took',
        value: Number(position),
        labels,
      },
      {
        name: 'gotgan_outbox_lag_seconds',
        help: 'For how long an instance has not taken what is next',
        value: lag,
        labels,
      },
      {
        name: 'gotgan_outbox_failed_tries',
        help: 'Failed tries of the delivery at hand',
        value: attempts,
        labels,
      },
    ];
  });
}

const MINUTE = 60_000;

export const METRIC_GROUPS: readonly MetricGroup[] = [
  {
    name: 'outbox',
    read: (client) =>
      oneRow(
        client,
        `SELECT (SELECT coalesce(max(id), 0) FROM outbox WHERE topic = 'page') AS gotgan_outbox_newest_page_entry,
                count(*) AS gotgan_outbox_search_waiting,
                coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) AS gotgan_outbox_oldest_waiting_seconds,
                coalesce(max(attempts), 0) AS gotgan_outbox_attempts_max
         FROM outbox WHERE topic = 'search' AND delivered_at IS NULL`,
        {
          gotgan_outbox_newest_page_entry: 'Newest entry in the log of invalidated pages',
          gotgan_outbox_search_waiting: 'Runs whose search documents are not written yet',
          gotgan_outbox_oldest_waiting_seconds: 'For how long the oldest of them has waited',
          gotgan_outbox_attempts_max: 'How often the delivery that failed most was tried',
        },
      ),
  },
  {
    name: 'feed lag',
    read: async (client) => [
      ...(await labelled(
        client,
        {
          name: 'gotgan_feed_lag_seconds',
          help: 'How long the oldest change that could not be read had waited at the last pull',
          label: 'source',
        },
        `SELECT source AS label, coalesce(greatest(extract(epoch FROM measured_at - oldest_unread_at), 0), 0) AS value FROM feed_lag`,
      )),
      ...(await labelled(
        client,
        {
          name: 'gotgan_feed_unread_changes',
          help: 'Changes of the feed that the last pull could not read yet',
          label: 'source',
        },
        'SELECT source AS label, unread AS value FROM feed_lag',
      )),
    ],
  },
  {
    name: 'sources',
    read: (client) =>
      labelled(
        client,
        {
          name: 'gotgan_source_last_success_age_seconds',
          help: 'Since when a source has had no successful run',
          label: 'source',
        },
        // A look of the worker that found nothing new makes no run.
        `SELECT label, extract(epoch FROM clock_timestamp() - max(at)) AS value FROM (
           SELECT source AS label, finished_at AS at FROM run WHERE state = 'done'
           UNION ALL SELECT substr(job, length('pull-') + 1), succeeded_at FROM job_state WHERE job IN ('pull-finance-db', 'pull-lofin')
         ) AS looks WHERE at IS NOT NULL GROUP BY label`,
      ),
  },
  {
    name: 'runs',
    read: (client) =>
      labelled(
        client,
        { name: 'gotgan_runs', help: 'Runs by how they ended', label: 'state' },
        'SELECT state AS label, count(*) AS value FROM run GROUP BY state',
      ),
  },
  {
    name: 'discrepancies',
    read: (client) =>
      labelled(
        client,
        { name: 'gotgan_discrepancies_open', help: 'Open discrepancies in the public ledger', label: 'rule' },
        `SELECT rule AS label, count(*) AS value FROM discrepancy WHERE state = 'open' GROUP BY rule`,
      ),
  },
  {
    name: 'alerts',
    read: (client) =>
      labelled(
        client,
        { name: 'gotgan_alerts_open', help: 'What somebody has to look at', label: 'kind' },
        'SELECT kind AS label, count(*) AS value FROM alert WHERE resolved_at IS NULL GROUP BY kind',
      ),
  },
  {
    name: 'jobs',
    read: (client) =>
      labelled(
        client,
        { name: 'gotgan_job_failures', help: 'Failures of a job since it last ended well', label: 'job' },
        'SELECT job AS label, failures AS value FROM job_state',
      ),
  },
  {
    name: 'instances',
    read: (client) => instances(client),
  },
  {
    name: 'quarantine',
    read: (client) =>
      oneRow(client, `SELECT count(*) AS gotgan_quarantine_open_rows FROM quarantine WHERE state = 'open'`, {
        gotgan_quarantine_open_rows: 'Rows that are kept out of the figures',
      }),
  },
  {
    name: 'database size',
    keptMs: MINUTE,
    read: (client) =>
      oneRow(client, 'SELECT pg_database_size(current_database()) AS gotgan_database_size_bytes', {
        gotgan_database_size_bytes: 'Size of the portal database',
      }),
  },
  {
    name: 'search',
    keptMs: MINUTE,
    read: (client) =>
      oneRow(
        client,
        `SELECT (SELECT count(*) FROM search_document) AS gotgan_search_documents,
                (SELECT count(*) FROM project WHERE serving) AS gotgan_served_projects,
                (SELECT count(*) FROM run WHERE state = 'done' AND id > (
                  SELECT coalesce(through_run, 0) FROM search_state WHERE engine <> 'postgresql')) AS gotgan_search_engine_runs_behind`,
        {
          gotgan_search_documents: 'Documents that can be found',
          gotgan_served_projects: 'Projects that should be found: as many as there are documents',
          gotgan_search_engine_runs_behind:
            'Runs that the engine beside the database does not know yet; 0 where there is none',
        },
      ),
  },
];
