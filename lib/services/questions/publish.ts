import type { ActionContext } from '@/lib/services/action';
import type { Language } from '@/lib/domain/language';
import type { About } from '@/lib/services/questions/about';
import { questionTags } from '@/lib/services/questions/lookups';
import { tellOfficials } from '@/lib/services/questions/tell';

export interface NewQuestion {
  about: About;
  name: string;
  text: string;
  /** Who is told of answers: an account, or an address. */
  asker: { person: string; email: null } | { person: null; email: string };
  language: Language;
}

/** Makes a question public, and tells the officials. @returns its number */
export async function publishQuestion(
  { tx, touch }: ActionContext,
  { about, name, text, asker, language }: NewQuestion,
): Promise<number> {
  const { kind, ref, beside, lafCd, titles } = about;
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO question (about_kind, about_ref, beside, laf_cd, title_ko, title_en, asker_name, text)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [kind, ref, beside, lafCd, titles.ko, titles.en, name, text],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a question was not asked');
  await tx.query('INSERT INTO question_asker (question, person, email, language) VALUES ($1, $2, $3, $4)', [
    row.id,
    asker.person,
    asker.email,
    language,
  ]);
  await tellOfficials(tx, lafCd, asker.person);
  touch(...questionTags({ id: row.id, beside, lafCd }));
  return row.id;
}
