import { z } from 'zod';
import { PROCESS_ID } from '@/lib/domain/process/ids';

/** Parts that the forms of several actions share. Messages are codes (`messages.member.problems`). */

/** A path of this site to go to; the home page where it is none. */
export const localPathField = z
  .string()
  .optional()
  .transform((path) => (path !== undefined && /^\/(?![/\\])[^\s\\]{0,500}$/.test(path) ? path : '/'));

export const processField = z.string('required').regex(PROCESS_ID, 'invalid');

/** A proposal's number. */
export const numberField = z.coerce
  .number('invalid')
  .int('invalid')
  .min(1, 'invalid')
  .max(999_999_999, 'invalid');

export const emailField = z
  .string('required')
  .trim()
  .toLowerCase()
  .max(254, 'too-long')
  .pipe(z.email('not-an-email'));
