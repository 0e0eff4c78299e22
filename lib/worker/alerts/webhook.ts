import type { Pool } from 'pg';
import type { AlertDetail } from '@/lib/domain/alert';
import { log } from '@/lib/log';
import { redactor } from '@/lib/redact';

const TIMEOUT_MS = 10_000;

export interface WebhookOptions {
  url: string;
  /** Writes the sentences of an alert: what is wrong, and what to do. */
  text: (alert: AlertWords, language: 'ko' | 'en') => { title: string; remedy: string };
  /** The portal's public address; undefined where it is not known. */
  site: string | undefined;
  /** Values that must not leave. */
  secrets: readonly string[];
}

/** What the sentences are made of. */
export interface AlertWords {
  kind: string;
  subject: string;
  detail: AlertDetail;
}

interface Waiting extends AlertWords {
  id: string;
  since: Date;
  raised_at: Date;
  resolved_at: Date | null;
}

/**
 * Tells the operator's webhook of each alert that it was not told of, and of the end of each that it was. What it refuses is tried
 * again with growing pauses, half a minute to an hour; the receiver tells repeats apart by `id` and `event`.
 */
export async function tellWebhook(pool: Pool, options: WebhookOptions): Promise<void> {
  const { rows } = await pool.query<Waiting>(
    `SELECT id, kind, subject, detail, since, raised_at, resolved_at FROM alert
      WHERE (next_send_at IS NULL OR next_send_at <= clock_timestamp())
        AND CASE WHEN resolved_at IS NULL THEN raised_sent_at IS NULL
                 ELSE resolved_sent_at IS NULL AND (raised_sent_at IS NOT NULL OR send_error IS NOT NULL) END
      ORDER BY id LIMIT 50`,
  );
  for (const alert of rows) await tell(pool, alert, options);
}

async function tell(pool: Pool, alert: Waiting, options: WebhookOptions): Promise<void> {
  const event = alert.resolved_at === null ? 'raised' : 'resolved';
  const error = await post(options.url, bodyOf(alert, event, options));
  if (error === null) {
    await pool.query(
      `UPDATE alert SET ${event}_sent_at = clock_timestamp(), send_attempts = 0, next_send_at = NULL, send_error = NULL WHERE id = $1`,
      [alert.id],
    );
    return;
  }
  log.warn({ alert: Number(alert.id), event, error }, 'alert webhook refused');
  await pool.query(
    `UPDATE alert SET send_attempts = send_attempts + 1, send_error = $2,
            next_send_at = clock_timestamp() + make_interval(secs => least(3600, 30 * 2 ^ least(send_attempts, 20)) * (0.5 + random() / 2))
      WHERE id = $1`,
    [alert.id, error],
  );
}

/** `text` is what chat services show of it. */
function bodyOf(
  alert: Waiting,
  event: 'raised' | 'resolved',
  { text, site, secrets }: WebhookOptions,
): string {
  const [ko, en] = [text(alert, 'ko'), text(alert, 'en')];
  const raised = event === 'raised';
  const document = {
    id: Number(alert.id),
    event,
    kind: alert.kind,
    subject: alert.subject,
    text: raised ? `${ko.title} ${ko.remedy}` : `해결됨: ${ko.title}`,
    text_en: raised ? `${en.title} ${en.remedy}` : `Resolved: ${en.title}`,
    since: alert.since.toISOString(),
    raised_at: alert.raised_at.toISOString(),
    resolved_at: alert.resolved_at?.toISOString() ?? null,
    detail: alert.detail,
    ...(site === undefined ? {} : { url: new URL('/status', site).toString() }),
  };
  return redactor(secrets)(JSON.stringify(document));
}

/** @returns why it was not taken, without the address, which is a secret; null where it was */
async function post(url: string, body: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'open-gotgan' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `HTTP ${answer.status}`;
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'could not be reached';
}
