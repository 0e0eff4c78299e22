import { z } from 'zod';
import { givesPoints, VOTE_TYPES } from '@/lib/domain/participation/pb-types';
import { type TrackRules, trackRules } from '@/lib/domain/process/track-rules';
import { cleanLine, line } from '@/lib/domain/text/clean';
import { type FormProblem, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { processField } from '@/lib/services/fields';
import { editors, lockProcess, saved } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

type Vote = NonNullable<TrackRules['vote']>;

/** A line of the fields: names in both languages, the most, numbers of projects. */
const FIELD_LINE = /^([^/]{1,100})\/([^/]{1,100})\/\s*(\d{1,3})\s*\/([\d\s,]+)$/;

/** Fields, one a line: `환경 / Environment / 2 / 3, 7, 12`. Null: a line that cannot be read. */
function readFields(written: string): Vote['fields'] | null {
  const lines = written
    .split('\n')
    .map(cleanLine)
    .filter((one) => one !== '');
  const fields = lines.flatMap((one, at) => {
    const [, ko = '', en = '', most = '', projects = ''] = FIELD_LINE.exec(one) ?? [];
    if (ko.trim() === '' || en.trim() === '') return [];
    const numbers = projects.match(/\d{1,9}/g)?.map(Number) ?? [];
    return [
      {
        key: `field-${at + 1}`,
        name: { ko: ko.trim(), en: en.trim() },
        most: Number(most),
        projects: numbers,
      },
    ];
  });
  return fields.length === lines.length ? fields : null;
}

const seedField = line(500, { least: 0 }).default('');
const numberOr = (otherwise: number | null) =>
  z
    .string()
    .trim()
    .default('')
    .transform((written) => (written === '' ? otherwise : Number(written)));

const fields = z.object({
  process: processField,
  key: z.string('required').regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid'),
  /** `knapsack` is approval within the ceiling. */
  ballot: z.enum([...VOTE_TYPES, 'knapsack'], 'required'),
  most: z.coerce.number('invalid'),
  rule: z.string('required'),
  ties: z.string('required'),
  increment: z.string().trim().default(''),
  seedKo: seedField,
  seedEn: seedField,
  /** Whether people vote on this portal: what follows is asked then alone. */
  here: z.enum(['yes', 'no'], 'invalid').default('no'),
  least: numberOr(1),
  points: numberOr(null),
  blank: z.string().default('counts'),
  fields: z.string().max(20_000, 'too-long').default(''),
});

const rulesInput = fields
  .transform(({ process, key, ballot, most, rule, ties, increment, seedKo, seedEn, ...vote }) => ({
    process,
    key,
    rules: {
      ballot: ballot === 'knapsack' ? 'approval' : ballot,
      ...{ most, rule, ties },
      increment: increment === '' ? null : increment.replaceAll(/[\s,원]/g, ''),
      seedSource: seedKo === '' && seedEn === '' ? null : { ko: seedKo, en: seedEn },
      ...(vote.here === 'yes' ? { vote: voteOf(ballot === 'knapsack', vote) } : {}),
    },
  }))
  .transform(({ rules, ...rest }, context) => {
    const parsed = trackRules.safeParse(rules);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        context.addIssue({ code: 'custom', path: [fieldOf(path)], message });
      return z.NEVER;
    }
    for (const { field, code } of voteProblems(parsed.data))
      context.addIssue({ code: 'custom', path: [field], message: code });
    return { ...rest, rules: parsed.data };
  });

function voteOf(
  knapsack: boolean,
  {
    least,
    points,
    blank,
    fields: written,
  }: Pick<z.infer<typeof fields>, 'least' | 'points' | 'blank' | 'fields'>,
) {
  // What cannot be read is no list, and refused as such.
  return { knapsack, least, points, blank, fields: readFields(written) };
}

/** The form's own fields are named by the parts of the rules. */
function fieldOf([part, inVote]: readonly PropertyKey[]): string {
  if (part === 'seedSource') return 'seedKo';
  return String((part === 'vote' ? inVote : part) ?? '');
}

/** What fits no ballot, of rules that are well-formed. */
function voteProblems({ ballot, most, vote }: TrackRules): FormProblem[] {
  if (vote === undefined) return [];
  const { least, points, fields: parts } = vote;
  const numbers = parts.flatMap(({ projects }) => projects);
  const checks: [boolean, string, string][] = [
    [least > most, 'least', 'least-above-most'],
    [givesPoints(ballot) && points === null, 'points', 'points-needed'],
    [givesPoints(ballot) && points !== null && points < most, 'points', 'points-below-most'],
    [!givesPoints(ballot) && points !== null, 'points', 'points-idle'],
    [new Set(numbers).size < numbers.length, 'fields', 'field-twice'],
  ];
  return checks.flatMap(([wrong, field, code]) => (wrong ? [{ field, code }] : []));
}

/** How a track's ballots are filled in and counted; fixed once the rules are frozen or voting has begun. */
export const setRules = defineAction({
  ...editors,
  name: 'process.set-rules',
  input: rulesInput,
  target: processTarget,
  detail: ({ key, rules }) => ({ track: key, rule: rules.rule }),
  run: async (context, { process, key, rules }) => {
    const locked = await lockProcess(context.tx, process, context.now);
    if (locked === null) return undone('not-found');
    if (locked.fixed !== null) return undone(locked.fixed);
    const { rowCount } = await context.tx.query(
      'UPDATE process_track SET rules = $3 WHERE process_id = $1 AND key = $2',
      [process, key, JSON.stringify(rules)],
    );
    return rowCount === 1 ? saved(context, locked, 'rules') : undone('no-such-track');
  },
});
