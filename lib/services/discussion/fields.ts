import { z } from 'zod';
import { MODERATION_RULES } from '@/lib/domain/discussion/types';

/** Parts that the forms of this subject share. */

/** A comment's id, or another row's. */
export const idField = z.string('required').regex(/^[1-9]\d{0,17}$/, 'invalid');

/** A comment's id, where there may be none. */
export const optionalIdField = z
  .union([z.literal(''), idField], 'invalid')
  .optional()
  .transform((id) => (id === '' ? undefined : id));

export const ruleField = z.enum(MODERATION_RULES, 'required');
