import type { Pool, PoolClient } from 'pg';
import { messages } from '@/lib/content/messages';
import { noticeText } from '@/lib/content/notice-text';
import { count } from '@/lib/domain/format';
import { type Language, localPath } from '@/lib/domain/language';
import { canMail, type Mail, sendMail } from '@/lib/services/mail/send';
import { log } from '@/lib/log';

/** A mail waits so long for more news of the same person. */
const WAIT_SECONDS = 60;
/** One that is not taken is tried again later each time, and given up after a day. */
const FIRST_RETRY_MINUTES = 5;
const MOST_FAILURES = 8;
const MOST_IN_ONE = 50;

interface Row {
  id: string;
  kind: string;
  path: string;
  detail: Record<string, string | number>;
}

interface Receiver {
  person: string;
  email: string;
  language: Language;
}

/**
 * Sends the notices that are due by mail, those of one person together. Each person's are locked while they are sent, so that
 * several workers send nothing twice; a crash between sending and noting it sends once more.
 * @param origin where this site is
 * @returns how many mails were taken
 */
export async function sendNotices(pool: Pool, origin: string): Promise<number> {
  if (!canMail()) return 0;
  let sent = 0;
  for (const receiver of await receivers(pool)) if (await sendTo(pool, receiver, origin)) sent += 1;
  return sent;
}

async function receivers(pool: Pool): Promise<Receiver[]> {
  const { rows } = await pool.query<Receiver>(
    `SELECT DISTINCT n.person, p.email, p.language FROM notice n JOIN person p ON p.id = n.person
      WHERE n.mailed_at IS NULL AND n.mail_at <= now() - make_interval(secs => $1) AND p.email IS NOT NULL
      ORDER BY n.person LIMIT 500`,
    [WAIT_SECONDS],
  );
  return rows;
}

async function sendTo(pool: Pool, receiver: Receiver, origin: string): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const rows = await dueOf(tx, receiver.person);
    if (rows.length === 0) return false;
    const isTaken = await deliver(mailOf(receiver, rows, origin));
    await note(tx, rows, isTaken);
    await tx.query('COMMIT');
    return isTaken;
  } finally {
    await tx.query('ROLLBACK').catch(() => undefined);
    tx.release();
  }
}

async function dueOf(tx: PoolClient, person: string): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, path, detail FROM notice WHERE person = $1 AND mailed_at IS NULL AND mail_at <= now()
      ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [person, MOST_IN_ONE],
  );
  return rows;
}

async function deliver(mail: Mail): Promise<boolean> {
  try {
    await sendMail(mail);
    return true;
  } catch (err) {
    log.warn({ err }, 'a mail of notices was not taken');
    return false;
  }
}

async function note(tx: PoolClient, rows: readonly Row[], isTaken: boolean): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (isTaken) await tx.query('UPDATE notice SET mailed_at = now() WHERE id = ANY ($1)', [ids]);
  else
    await tx.query(
      `UPDATE notice SET failures = failures + 1,
              mail_at = CASE WHEN failures < $2 THEN now() + make_interval(mins => ($3 * 2 ^ failures)::int) END WHERE id = ANY ($1)`,
      [ids, MOST_FAILURES, FIRST_RETRY_MINUTES],
    );
}

function mailOf({ email, language }: Receiver, rows: readonly Row[], origin: string): Mail {
  const { notices } = messages(language);
  const at = (path: string) => `${origin}${localPath(language, path)}`;
  const lines = rows.map((row) => `${noticeText(language, row)}\n${at(row.path)}\n`);
  const [first] = rows;
  const subject =
    rows.length === 1 && first !== undefined
      ? notices.mailSubject(noticeText(language, first))
      : notices.mailSubjectMany(count(rows.length));
  return { to: email, subject, text: `${lines.join('\n')}\n${notices.mailEnd(at('/account#mail'))}\n` };
}
