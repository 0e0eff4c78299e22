import { messages } from '@/lib/content/messages';
import { findField } from '@/lib/domain/fields';
import type { Language } from '@/lib/domain/language';

/** The name of a field by its code: as published in Korean, and its English name. A code not known stands for itself. */
export function fieldName(code: string, language: Language): string {
  if (code === '' || code === 'none') return messages(language).terms.fieldUnknown;
  return findField(code)?.[language] ?? code;
}
