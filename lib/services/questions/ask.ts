import type { PoolClient } from 'pg';
import { z } from 'zod';
import { authSecret } from '@/lib/auth/session-cookie';
import { messages } from '@/lib/content/messages';
import type { Viewer } from '@/lib/domain/access/roles';
import { localPath } from '@/lib/domain/language';
import { line, text } from '@/lib/domain/text/clean';
import { type ActionContext, type Done, type Undone, undone } from '@/lib/services/action';
import { countAttempt, keyedHash } from '@/lib/services/attempts';
import { defineAction } from '@/lib/services/define-action';
import { emailField } from '@/lib/services/fields';
import { canMail, trySending } from '@/lib/services/mail/send';
import { makeLink } from '@/lib/services/mailed-links';
import { type About, findAbout } from '@/lib/services/questions/about';
import { publishQuestion } from '@/lib/services/questions/publish';

const HOURS = 48;
/** Links to one mail address, whoever asks. */
const PER_RECEIVER = { number: 5, seconds: 86_400 };

const input = z.object({
  about: z.string('required').max(400, 'invalid'),
  text: text(2000, { least: 5, noPhoneNumber: true }),
  /** The rest is of somebody without an account. */
  name: line(20, { least: 2, noPhoneNumber: true }).optional(),
  email: emailField.optional(),
  age: z.literal('yes', 'required').optional(),
});
type Input = z.infer<typeof input>;

/** Asks about something: at once with an account; without one, once the link that is mailed was confirmed. */
export const askQuestion = defineAction({
  name: 'questions.ask',
  input,
  permission: 'anyone',
  target: (tx, { about }) => findAbout(tx, about),
  limits: [
    { per: 'account', number: 6, seconds: 3600 },
    { per: 'account', number: 20, seconds: 86_400 },
    { per: 'address', number: 20, seconds: 3600 },
  ],
  audited: false,
  run: async (context, asked) => {
    const about = await findAbout(context.tx, asked.about);
    if (about === null) return undone('about-gone');
    const { viewer } = context;
    return viewer === null
      ? askByMail(context, about, asked)
      : askAs(context, viewer, { about, said: asked.text });
  },
});

async function askAs(
  context: ActionContext,
  viewer: Viewer,
  { about, said }: { about: About; said: string },
): Promise<Done | Undone> {
  if (viewer.bar !== null) return undone(viewer.bar === 'barred' ? 'barred' : 'begin-first');
  // Two of one person wait for each other, so that a form that was sent twice is seen.
  await context.tx.query(`SELECT pg_advisory_xact_lock(hashtext('question'), hashtext($1))`, [viewer.id]);
  if (await askedJustNow(context.tx, viewer.id, { about, said })) return undone('asked-before', 'text');
  const { id: person, name, language } = viewer;
  const id = await publishQuestion(context, {
    about,
    name,
    text: said,
    asker: { person, email: null },
    language,
  });
  return { done: true, to: `/questions/confirm?number=${id}`, said: 'asked', value: { id } };
}

async function askedJustNow(
  tx: PoolClient,
  person: string,
  { about, said }: { about: About; said: string },
): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT FROM (SELECT question FROM question_asker WHERE person = $1 ORDER BY question DESC LIMIT 10) a
       JOIN question q ON q.id = a.question
      WHERE q.about_kind = $2 AND q.about_ref = $3 AND q.text = $4 AND q.at > now() - interval '10 minutes'`,
    [person, about.kind, about.ref, said],
  );
  return rows.length > 0;
}

/** The question waits in the link: until it is confirmed it is nowhere else. */
async function askByMail(
  { tx, now, language, origin }: ActionContext,
  about: About,
  { about: aboutText, text: said, name, email, age }: Input,
): Promise<Done | Undone> {
  if (name === undefined) return undone('required', 'name');
  if (email === undefined) return undone('required', 'email');
  // Without a guardian's consent nothing personal is taken from somebody under 14 (개인정보 보호법 제22조의2).
  if (age === undefined) return undone('required', 'age');
  if (!canMail()) return undone('no-mail');
  const bucket = `question:${keyedHash(authSecret(), 'mail', email)}`;
  if ((await countAttempt(tx, bucket, PER_RECEIVER, now)) > 0) return undone('too-often', 'email');
  const detail = { about: aboutText, name, text: said, language };
  const token = await makeLink(tx, { purpose: 'question', email, detail, minutes: HOURS * 60 });
  const { mails } = messages(language).questions;
  const link = `${origin}${localPath(language, `/questions/confirm?token=${token}`)}`;
  const mail = mails.confirm(about.titles[language], link, String(HOURS));
  const isSent = await trySending({ to: email, ...mail });
  return isSent ? { done: true, to: '/questions/confirm', said: 'mailed' } : undone('mail-failed');
}
