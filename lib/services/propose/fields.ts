import { z } from 'zod';
import type { ProposalField } from '@/lib/domain/process/proposing';
import { line, text } from '@/lib/domain/text/clean';
import { numberField, processField } from '@/lib/services/fields';
import { readWon } from '@/lib/services/propose/amount';

const kept = (most: number) => line(most, { least: 0 }).default('');
const keptText = (most: number) => text(most, { least: 0 }).default('');

/** As a draft keeps them: cleaned and bounded, nothing else. More fits than a proposal may have, so that it can still be shortened. */
export const draftTexts = {
  track: kept(40),
  title: kept(1000),
  need: keptText(20_000),
  content: keptText(20_000),
  effect: keptText(10_000),
  beneficiaries: kept(2000),
  estimate: kept(100),
  place: kept(1000),
  lat: kept(60),
  lon: kept(60),
  area: kept(1200),
} satisfies Record<ProposalField, z.ZodType>;

const open = { noPhoneNumber: true };
const mayBeEmpty = { ...open, least: 0 };

const estimate = line(100, { least: 0 }).transform((written, context) => {
  const amount = readWon(written);
  if (amount !== 'not-an-amount') return amount;
  context.addIssue({ code: 'custom', message: 'not-an-amount' });
  return z.NEVER;
});

/** As a proposal has them: everybody reads them. The place is judged where the government is known. */
export const proposalTexts = {
  track: z.string('required').min(1, 'required').max(40, 'invalid'),
  title: line(200, open),
  need: text(10_000, open),
  content: text(10_000, open),
  effect: text(5000, mayBeEmpty).default(''),
  beneficiaries: line(500, mayBeEmpty).default(''),
  estimate: z.string().default('').pipe(estimate),
  place: line(200, mayBeEmpty).default(''),
  lat: kept(60),
  lon: kept(60),
  area: kept(1200),
} satisfies Record<ProposalField, z.ZodType>;

/** A proposal that was written whole. */
export const proposalInput = z.object(proposalTexts);
export type ProposalInput = z.infer<typeof proposalInput>;

/** Which draft, and the version that the form was made of. */
export const draftKey = { draft: z.uuid('invalid'), version: numberField };
/** What tells those who do not see a picture what it shows. */
export const altField = line(200, { ...open, least: 0 }).default('');
/** Which proposal, and where it stood when the form was made. */
export const proposalKey = {
  process: processField,
  number: numberField,
  state: z.string('required').max(40, 'invalid'),
};
