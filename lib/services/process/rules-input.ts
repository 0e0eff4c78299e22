import { z } from 'zod';
import { givesPoints, VOTE_TYPES } from '@/lib/domain/participation/pb-types';
import { lacksThreshold } from '@/lib/domain/ballot/election-rules';
import { FIGURES } from '@/lib/domain/participation/figures';
import { isPanelRule, PANEL_COUNT } from '@/lib/domain/process/panels';
import { atLeastOf } from '@/lib/domain/process/threshold';
import { type TrackRules, trackRules } from '@/lib/domain/process/track-rules';
import { cleanLine, line } from '@/lib/domain/text/clean';
import type { FormProblem } from '@/lib/services/action';
import { processField } from '@/lib/services/fields';

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
  /** Empty: none. */
  thresholdBy: z.enum(['', ...FIGURES], 'invalid').default(''),
  thresholdAtLeast: z.string().trim().max(30, 'too-long').default(''),
  /** The track that this one is a panel of; empty: it is none. */
  panelOf: z.string().default(''),
  /** Of a panel, or of the ballots of a track that is decided with panels. */
  weight: z.string().trim().max(30, 'too-long').default(''),
  measure: z.string().default('share-of-votes'),
  /** Whether people vote on this portal: what follows is asked then alone. */
  here: z.enum(['yes', 'no'], 'invalid').default('no'),
  least: numberOr(1),
  points: numberOr(null),
  blank: z.string().default('counts'),
  fields: z.string().max(20_000, 'too-long').default(''),
});

/** What the form of a track's rules says, as the rules have it. */
export const rulesInput = fields
  .superRefine((written, context) => {
    for (const { field, code } of pairProblems(written))
      context.addIssue({ code: 'custom', path: [field], message: code });
  })
  .transform((written) => ({
    process: written.process,
    key: written.key,
    rules: { ...countOf(written), ...(written.here === 'yes' ? { vote: voteOf(written) } : {}) },
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

type Written = z.infer<typeof fields>;

/** Fields that say something together alone. */
function pairProblems({ thresholdBy: by, thresholdAtLeast: least, ...written }: Written): FormProblem[] {
  const weighed = written.panelOf !== '' || isPanelRule(written.rule);
  const checks: [boolean, string, string][] = [
    [by === '' && least !== '', 'thresholdBy', 'threshold-idle'],
    [by !== '' && least === '', 'thresholdAtLeast', 'threshold-needed'],
    [weighed && written.weight === '', 'weight', 'weight-needed'],
    [!weighed && written.weight !== '', 'weight', 'weight-idle'],
    [written.panelOf === written.key, 'panelOf', 'panel-itself'],
  ];
  return checks.flatMap(([wrong, field, code]) => (wrong ? [{ field, code }] : []));
}

function countOf(written: Written) {
  const { ballot, most, rule, ties, increment, seedKo, seedEn } = written;
  const { thresholdBy: by, thresholdAtLeast } = written;
  return {
    ballot: ballot === 'knapsack' ? 'approval' : ballot,
    ...{ most, rule, ties },
    increment: increment === '' ? null : increment.replaceAll(/[\s,원]/g, ''),
    seedSource: seedKo === '' && seedEn === '' ? null : { ko: seedKo, en: seedEn },
    // What cannot be read is no number, and refused as such.
    ...(by === '' ? {} : { threshold: { by, atLeast: atLeastOf(by, thresholdAtLeast) ?? '' } }),
    ...panelOf(written),
  };
}

/** A panel is counted as the track that it decides with says: rule and ties of the form are not asked. */
function panelOf({ panelOf: of, weight: written, measure, rule }: Written) {
  const weight = Number(written);
  if (of !== '') return { ...PANEL_COUNT, panel: { of, weight } };
  return isPanelRule(rule) ? { panels: { weight, measure } } : {};
}

// What cannot be read is no list, and refused as such.
const voteOf = ({ ballot, least, points, blank, fields: lines }: Written) => ({
  knapsack: ballot === 'knapsack',
  ...{ least, points, blank },
  fields: readFields(lines),
});

/** The form's own fields are named by the parts of the rules. */
function fieldOf([part, within]: readonly PropertyKey[]): string {
  if (part === 'seedSource') return 'seedKo';
  if (part === 'threshold') return within === 'by' ? 'thresholdBy' : 'thresholdAtLeast';
  if (part === 'panel' && within === 'of') return 'panelOf';
  if (part === 'panel' || part === 'panels') return String(within);
  return String((part === 'vote' ? within : part) ?? '');
}

/** What fits no ballot, of rules that are well-formed. */
function voteProblems({ ballot, most, vote, ...count }: TrackRules): FormProblem[] {
  if (vote === undefined) return [];
  const { least, points, fields: parts } = vote;
  const numbers = parts.flatMap(({ projects }) => projects);
  const checks: [boolean, string, string][] = [
    [lacksThreshold(count), 'rule', 'rule-threshold'],
    [least > most, 'least', 'least-above-most'],
    [givesPoints(ballot) && points === null, 'points', 'points-needed'],
    [givesPoints(ballot) && points !== null && points < most, 'points', 'points-below-most'],
    [!givesPoints(ballot) && points !== null, 'points', 'points-idle'],
    [new Set(numbers).size < numbers.length, 'fields', 'field-twice'],
  ];
  return checks.flatMap(([wrong, field, code]) => (wrong ? [{ field, code }] : []));
}
