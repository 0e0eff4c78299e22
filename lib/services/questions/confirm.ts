import { timingSafeEqual } from 'node:crypto';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { LANGUAGES } from '@/lib/domain/language';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { takeLink } from '@/lib/services/mailed-links';
import { findAbout } from '@/lib/services/questions/about';
import { publishQuestion } from '@/lib/services/questions/publish';
import { stopToken } from '@/lib/services/questions/tell';

const limits = [{ per: 'address', number: 20, seconds: 600 }] as const;
const tokenField = z.string('required').min(20, 'link-used').max(100, 'link-used');

/** What waits in a link (`questions.ask`). */
const waiting = z.object({
  about: z.string(),
  name: z.string(),
  text: z.string(),
  language: z.enum(LANGUAGES),
});

/** Makes a question public that was asked by e-mail, by the link that was mailed: a page with a button. */
export const confirmQuestion = defineAction({
  name: 'questions.confirm',
  input: z.object({ token: tokenField }),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits,
  audited: false,
  run: async (context, { token }) => {
    const { tx } = context;
    const link = await takeLink(tx, 'question', token);
    if (link === null) return undone('link-used');
    const { about: aboutText, ...asked } = waiting.parse(link.detail);
    const about = await findAbout(tx, aboutText);
    if (about === null) return undone('about-gone');
    if (await isBarred(tx, link.email)) return undone('barred');
    const id = await publishQuestion(context, {
      about,
      ...asked,
      asker: { person: null, email: link.email },
    });
    // What was used up holds the address, and serves nothing.
    await tx.query(
      `DELETE FROM mailed_link WHERE purpose = 'question' AND email = $1 AND used_at IS NOT NULL`,
      [link.email],
    );
    return { done: true, to: `/questions/confirm?number=${id}`, said: 'confirmed', value: { id } };
  },
});

/** Whoever may write nothing with their account writes nothing without it. */
async function isBarred(tx: PoolClient, email: string): Promise<boolean> {
  const { rows } = await tx.query('SELECT FROM person WHERE email = $1 AND barred_at IS NOT NULL', [email]);
  return rows.length > 0;
}

/** Asks for no more mails about a question: the address is removed. */
export const stopMails = defineAction({
  name: 'questions.stop',
  input: z.object({ token: z.string('required').regex(/^[1-9]\d{0,8}\.[\w-]{32}$/, 'link-used') }),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits,
  audited: false,
  run: async ({ tx }, { token }) => {
    const id = Number(token.split('.')[0]);
    const { rows } = await tx.query<{ email: string }>(
      'SELECT email FROM question_asker WHERE question = $1 AND email IS NOT NULL',
      [id],
    );
    const [row] = rows;
    if (row === undefined || !isSame(token, stopToken(id, row.email))) return undone('link-used');
    const { rowCount } = await tx.query('DELETE FROM question_asker WHERE question = $1', [id]);
    if (rowCount !== 1) return undone('link-used');
    return { done: true, to: `/questions/confirm?number=${id}`, said: 'stopped' };
  },
});

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
