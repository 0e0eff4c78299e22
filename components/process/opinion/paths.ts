import { processPath } from '@/components/process/paths';
import type { Language } from '@/lib/domain/language';

/** The page of a 주민의견서. @param page of its list of other proposals */
export function opinionPath(id: string, page = 1): string {
  return `${processPath(id)}/opinion${page === 1 ? '' : `?page=${page}`}`;
}

/** Of one address for all languages, so that it is linked to without a prefix. */
export const opinionPdfPath = (id: string, language: Language) =>
  `/api/participate/${id}/opinion?lang=${language}`;

export const opinionDataPath = (id: string) => `/api/participate/${id}/opinion?format=json`;
