import type { Language } from '@/lib/domain/language';
import { common as commonEn } from '@/content/messages/en/common';
import { errors as errorsEn } from '@/content/messages/en/errors';
import { layout as layoutEn } from '@/content/messages/en/layout';
import { common as commonKo } from '@/content/messages/ko/common';
import { errors as errorsKo } from '@/content/messages/ko/errors';
import { layout as layoutKo } from '@/content/messages/ko/layout';

/**
 * All screen texts, by language and subject: `messages(language).common.siteName`.
 *
 * A new subject is two files and two lines here:
 *   content/messages/ko/<subject>.ts   `export const <subject> = { title: '…', of: (n: string) => `${n}건` };`
 *   content/messages/en/<subject>.ts   `export const <subject>: typeof korean = { … };` (typeof the Korean one)
 * and one entry in each object below. A text missing on either side, or one too many, does not compile. Whatever is put
 * into a text is an argument of a function; it arrives already formatted (lib/domain/format.ts), so that a text never
 * decides how a number or a date is written.
 */
const korean = { common: commonKo, errors: errorsKo, layout: layoutKo };
export type Messages = typeof korean;
const english: Messages = { common: commonEn, errors: errorsEn, layout: layoutEn };

const byLanguage: Record<Language, Messages> = { ko: korean, en: english };

export function messages(language: Language): Messages {
  return byLanguage[language];
}
