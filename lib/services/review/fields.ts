import { z } from 'zod';
import { won } from '@/lib/domain/money';
import { text } from '@/lib/domain/text/clean';
import { numberField, processField } from '@/lib/services/fields';

/** Reasons are public, and by officials: nobody's number belongs in them. */
export const reasonField = text(2000, { noPhoneNumber: true });
export const LEAST_REFUSAL = 20;
/** Why something is turned down: an author is owed more than a word. */
export const refusalField = text(2000, { least: LEAST_REFUSAL, noPhoneNumber: true });

/** The id of the last step that the form showed. */
export const versionField = z.string('required').regex(/^\d{1,18}$/, 'invalid');

/** What a form about one proposal says of it. */
export const decisionFields = { process: processField, number: numberField, version: versionField };

/** Whole won as people write them: separators and 원 fall away. Empty is null. */
export const costField = z
  .string()
  .default('')
  .transform((written) => written.replaceAll(/[\s,원]/g, ''))
  .refine((digits) => /^\d{0,15}$/.test(digits), 'not-an-amount')
  .transform((digits) => (digits === '' ? null : won(digits)));

/** A day, `YYYY-MM-DD`. */
export const dayField = z.iso.date('not-a-day');

/** Limits of what officials do one by one, and of what they do to many at once. */
export const SINGLE = [{ per: 'account', number: 300, seconds: 3600 }] as const;
export const BULK = [{ per: 'account', number: 60, seconds: 3600 }] as const;
