import type { alerts as korean } from '@/content/messages/ko/alerts';

export const alerts: typeof korean = {
  title: 'What needs a look',
  none: 'Nothing needs a look now.',
  warning: (count) => `Needing a look: ${count}.`,
  kinds: {
    source_late: {
      title: ({ subject }) => `${subject} was not read in time.`,
      remedy:
        'See whether the source can be reached and the worker (gotgan worker) runs. gotgan sync by hand tells the reason.',
    },
    feed_stalled: {
      title: ({ subject, count }) =>
        `${count} changes of the ${subject} cannot be read: a transaction stays open before them.`,
      remedy:
        'Find and end the transaction in the finance database: the connection with the oldest xact_start in pg_stat_activity, or an entry of pg_prepared_xacts.',
    },
    run_refused: {
      title: ({ subject, run }) =>
        `Run ${run} of ${subject} was refused by a check. The data of before stay up.`,
      remedy:
        'Ask the source about the reason that stands with the run. Where the data are right, take them with gotgan sync --accept-removals.',
    },
    runs_failing: {
      title: ({ subject, failures, run }) =>
        `${failures} runs of ${subject} failed one after the other (the last: ${run}).`,
      remedy: 'See the errors of the runs, and run gotgan sync by hand.',
    },
    job_failing: {
      title: ({ subject, failures }) => `The worker’s job “${subject}” failed ${failures} times in a row.`,
      remedy: 'See the error in the table of jobs, and the log. It is tried again by itself.',
    },
    delivery_failing: {
      title: ({ count }) => `${count} runs are not in the search yet.`,
      remedy: 'See the error under delivery. It is tried again by itself; gotgan sync tries at once.',
    },
    instance_behind: {
      title: ({ subject, count }) => `The site’s instance ${subject} was not told of ${count} changes.`,
      remedy:
        'See whether it lives and reaches the database. A restart catches up on everything that it missed.',
    },
    vote_broken: {
      title: ({ subject, broken }) =>
        `The numbers of the vote ${subject}, which is on, do not fit together: ${broken}.`,
      remedy:
        'Tell the election office and the auditor at once, and keep database and logs as they are. See who reached the issuing keys and the database; do not count before the reason is known.',
    },
  },
  invariants: {
    'voters-have-credentials': ({ found, bound }) =>
      `keys that voted: ${found}, credentials issued: ${bound}`,
    'sheets-were-checked-in': ({ found, bound }) => `sheets entered: ${found}, people given one: ${bound}`,
    'together-eligible': ({ found, bound }) =>
      `people given a credential or a sheet: ${found}, people who may vote: ${bound}`,
    'casts-are-leaves': ({ found, bound }) =>
      `ballots in the box: ${found}, lines in the ledger or waiting for it: ${bound}`,
    'head-has-leaves': ({ found, bound }) => `lines in the ledger: ${found}, size signed last: ${bound}`,
  },
  moreBroken: (count) => ` (others: ${count})`,
  unknown: (kind, subject) => `${kind}: ${subject}`,
  unknownRemedy: 'This version of Open Gotgan does not know the alert.',
  what: 'What',
  since: 'Since',
  remedy: 'Remedy',
  until: 'Until',
  reason: 'Error',
  unsent: (error) => `The alert address could not be told: ${error}`,
  resolvedTitle: 'Resolved within the last 7 days',
  span: (from, to) => `${from} to ${to}`,
  workerTitle: 'Worker (scheduled jobs)',
  workerNone:
    'No worker is doing the scheduled jobs. Start one with gotgan worker, or npm start without --no-worker.',
  workerMissing: (at) =>
    `The worker has not been heard of since ${at}. Scheduled pulls and alerts are not running. Restart npm start or gotgan worker.`,
  workerAtWork: (name, at) => `${name}, since ${at}`,
  restarted: (times) => `(restarts: ${times})`,
  worker: 'At work',
  job: 'Job',
  lastEnd: 'Last result',
  succeeded: 'Last success',
  failures: 'Failures in a row',
  never: 'never',
  jobs: {
    'pull-finance-db': 'Pull from the finance database',
    'pull-lofin': 'Pull projects from 지방재정365',
    'pull-lofin-contracts': 'Read contracts of 지방재정365 again',
    'deliver-search': 'Make runs searchable',
    watch: 'Watch and alert',
    clean: 'Clean up old records',
  },
  outcomes: {
    running: 'running',
    done: 'done',
    idle: 'nothing new',
    busy: 'another sync was running',
    refused: 'refused',
    failed: 'failed',
  },
  instancesTitle: 'Instances of the site',
  instancesLead: 'Each instance follows the log of pages to renew from a position of its own.',
  instancesNone: 'No instance is registered.',
  instance: 'Instance',
  startedAt: 'Started',
  position: 'Read up to',
  behind: 'Behind',
  behindNone: 'nothing',
  behindSince: (count, at) => `${count} entries, the oldest of ${at}`,
  delivered: 'Last delivery',
  attempts: (times) => `tried again ${times} times`,
  silent: (at) => `not heard of since ${at}`,
  mended: (error, at) => `Past error (${at}): ${error}`,
  logKept: 'Log of pages kept',
  logKeptFrom: (entries, at) => `${entries} entries, since ${at}`,
  lastCheck: 'Last check',
};
