import { errors as english } from '@/content/messages/en/errors';
import { errors as korean } from '@/content/messages/ko/errors';
import type { Language } from '@/lib/domain/language';

/** The error texts alone: error pages run in the browser, which need not load every text of the site. */
export const errorTexts: Record<Language, typeof korean> = { ko: korean, en: english };
