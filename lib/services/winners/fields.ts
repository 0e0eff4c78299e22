import { z } from 'zod';
import { numberField, processField } from '@/lib/services/fields';

/** Parts that the forms of this subject share. */

/** A project by year and public id; `version` is the last step of the winner that the form showed. */
export const tiedFields = {
  process: processField,
  number: numberField,
  fyr: z.coerce.number('invalid').int('invalid').min(2000, 'invalid').max(2200, 'invalid'),
  project: z.string('required').regex(/^[a-z2-7]{16}$/, 'invalid'),
  version: z.string('required').regex(/^[1-9]\d{0,17}$/, 'invalid'),
};

export type Tied = z.infer<z.ZodObject<typeof tiedFields>>;

export const contractField = z.string('required').trim().min(1, 'required').max(60, 'too-long');
