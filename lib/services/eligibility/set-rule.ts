import { z } from 'zod';
import { isDay } from '@/lib/domain/eligibility/age';
import { CATEGORIES } from '@/lib/domain/eligibility/types';
import { cleanLine } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { office, saved, votingBegun } from '@/lib/services/eligibility/office';
import { openSetup } from '@/lib/services/eligibility/setup';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

const ageField = z
  .string()
  .trim()
  .default('')
  .refine((age) => /^\d{0,3}$/.test(age) && Number(age) <= 150, 'not-an-age')
  .transform((age) => (age === '' ? null : Number(age)));
const dayField = z
  .string()
  .default('')
  .refine((day) => day === '' || isDay(day), 'not-a-day')
  .transform((day) => (day === '' ? null : day));
/** One a line. */
const districtsField = z
  .string()
  .max(5000, 'too-long')
  .default('')
  .transform((written) => [...new Set(written.split('\n').map(cleanLine))].filter((one) => one !== ''))
  .refine((all) => all.length <= 100 && all.every((one) => Array.from(one).length <= 100), 'too-long');
const categoriesField = z
  .union([z.enum(CATEGORIES).transform((one) => [one]), z.array(z.enum(CATEGORIES))])
  .default([]);

const ruleInput = z
  .object({
    process: processField,
    track: z.string('required').max(40, 'invalid'),
    open: z.enum(['yes', 'no'], 'required'),
    leastAge: ageField,
    greatestAge: ageField,
    ageDay: dayField,
    districts: districtsField,
    categories: categoriesField,
  })
  .superRefine(({ leastAge, greatestAge, ageDay }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isAged = leastAge !== null || greatestAge !== null;
    if (leastAge !== null && greatestAge !== null && leastAge > greatestAge)
      wrong('greatestAge', 'ages-crossed');
    if (isAged && ageDay === null) wrong('ageDay', 'age-day-needed');
    if (!isAged && ageDay !== null) wrong('ageDay', 'age-day-idle');
  });

/** Who may vote in a track; without a rule nobody may. Fixed once voting has begun. */
export const setEligibilityRule = defineAction({
  ...office,
  name: 'eligibility.set-rule',
  input: ruleInput,
  target: processTarget,
  detail: ({ track, open, leastAge, greatestAge }) => ({ track, open, leastAge, greatestAge }),
  run: async ({ tx, now }, { process, track, open, ...rule }) => {
    // Held for a change, so that nobody is judged by half of two rules.
    await openSetup(tx, process);
    if (await votingBegun(tx, process, now)) return undone('voting-begun');
    const known = await tx.query('SELECT FROM process_track WHERE process_id = $1 AND key = $2', [
      process,
      track,
    ]);
    if (known.rowCount === 0) return undone('no-such-track');
    await tx.query('DELETE FROM identity.eligibility_rule WHERE process_id = $1 AND track = $2', [
      process,
      track,
    ]);
    if (open === 'yes')
      await tx.query(
        `INSERT INTO identity.eligibility_rule (process_id, track, least_age, greatest_age, age_day, districts, categories)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [process, track, rule.leastAge, rule.greatestAge, rule.ageDay, rule.districts, rule.categories],
      );
    return saved(process, 'rules');
  },
});
