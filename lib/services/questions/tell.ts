import type { PoolClient } from 'pg';
import { authSecret } from '@/lib/auth/session-cookie';
import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';
import { questionPath } from '@/lib/domain/questions/list';
import type { ActionContext } from '@/lib/services/action';
import { keyedHash } from '@/lib/services/attempts';
import { canMail, sendMail } from '@/lib/services/mail/send';
import { notify } from '@/lib/services/notices';
import type { StandingQuestion } from '@/lib/services/questions/lookups';

const DESK = '/desk/questions';
/** An official gets one mail about new questions in this time. */
const MAIL_HOURS = 24;

/**
 * Tells the officials who may answer that there is a new question. A notice that was neither mailed nor, without mail, read counts further
 * questions instead of a second one coming. Questions to the same government wait for each other here.
 */
export async function tellOfficials(
  tx: PoolClient,
  lafCd: string | null,
  asker: string | null,
): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('question-asked'), hashtext(coalesce($1, '')))`, [
    lafCd,
  ]);
  const { rows } = await tx.query<{ person: string }>(
    `SELECT DISTINCT person FROM role_grant WHERE revoked_at IS NULL AND person IS DISTINCT FROM $2
        AND CASE WHEN $1::text IS NULL THEN role = 'operator' ELSE role IN ('reviewer', 'editor') AND laf_cd = $1 END`,
    [lafCd, asker],
  );
  const people = rows.map(({ person }) => person);
  if (people.length === 0) return;
  const counted = await tx.query<{ person: string }>(
    `UPDATE notice SET at = now(), read_at = NULL, detail = jsonb_set(detail, '{count}',
            to_jsonb(CASE WHEN read_at IS NULL THEN (detail->>'count')::int ELSE 0 END + 1))
      WHERE kind = 'question-asked' AND person = ANY ($1) AND mailed_at IS NULL AND (mail_at IS NOT NULL OR read_at IS NULL)
      RETURNING person`,
    [people],
  );
  const told = new Set(counted.rows.map(({ person }) => person));
  await tx.query(
    `INSERT INTO notice (person, kind, topic, path, detail, mail_at)
     SELECT p.id, 'question-asked', 'answers', $2, '{"count": 1}', CASE WHEN p.email IS NOT NULL AND 'answers' = ANY (p.mail) THEN
              greatest(now(), (SELECT max(n.mailed_at) FROM notice n WHERE n.kind = 'question-asked' AND n.person = p.id)
                              + make_interval(hours => $3)) END
       FROM person p WHERE p.id = ANY ($1) AND p.erased_at IS NULL`,
    [people.filter((person) => !told.has(person)), DESK, MAIL_HOURS],
  );
}

export interface News {
  kind: 'question-answered' | 'question-hidden' | 'question-shown';
  /** The answer, or an editor's reason: for those who are told by mail alone, and have no notice to look up. */
  text: string;
}

interface Asker {
  person: string | null;
  email: string | null;
  language: Language;
}

/** Tells whoever asked what became of their question: in the portal, or, once the transaction holds, by mail to the address they left. */
export async function tellAsker(
  context: ActionContext,
  question: StandingQuestion,
  news: News,
): Promise<void> {
  const { rows } = await context.tx.query<Asker>(
    'SELECT person, email, language FROM question_asker WHERE question = $1',
    [question.id],
  );
  const [asker] = rows;
  if (asker === undefined) return;
  const { person, email, language } = asker;
  if (person !== null) {
    const path = questionPath(question.id);
    await notify(context.tx, [person], {
      kind: news.kind,
      topic: 'answers',
      path,
      detail: { title: question.titles.ko },
    });
  }
  if (email !== null && canMail())
    context.after(() =>
      sendMail({ to: email, ...newsMail(context.origin, { question, news, email, language }) }),
    );
}

function newsMail(
  origin: string,
  {
    question: { id, titles },
    news,
    email,
    language,
  }: { question: StandingQuestion; news: News; email: string; language: Language },
): { subject: string; text: string } {
  const { mails } = messages(language).questions;
  const at = (path: string) => `${origin}${localPath(language, path)}`;
  const link = at(questionPath(id));
  const stop = at(`/questions/confirm?stop=${stopToken(id, email)}`);
  const mail = mails[news.kind];
  return { subject: mail.subject(titles[language]), text: mail.text(news.text, link) + mails.stop(stop) };
}

/** Proves that a mail about a question came to its asker's address. */
export const stopToken = (id: number, email: string) =>
  `${id}.${keyedHash(authSecret(), 'question-stop', String(id), email)}`;
