import { holdsPersonalData } from '@/lib/domain/process/import/personal-data';
import type { RowProblems } from '@/lib/domain/process/import/rejections';
import { saysNothing } from '@/lib/domain/process/import/words';

/** The longest texts that the tables hold, in characters. The reason has room for what is said of its date. */
const LONGEST = {
  title: 200,
  need: 10_000,
  content: 10_000,
  effect: 5_000,
  beneficiaries: 500,
  place: 200,
  author: 50,
  department: 100,
  reason: 4_900,
} as const;
export type TextField = keyof typeof LONGEST;

// eslint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u;

interface Written {
  field: TextField;
  /** As the file names it. */
  column: string;
  value: string;
}

/** A text for everybody to read, null where there is none; what is wrong with it goes to the problems. */
export function readText({ field, column, value }: Written, problems: RowProblems): string | null {
  const text = value.normalize('NFC').trim();
  if (saysNothing(text)) return null;
  const said = { column, value: text };
  if (CONTROL.test(text)) problems.add('control-character', said);
  if (holdsPersonalData(text)) problems.add('personal-data', said);
  const length = [...text].length;
  if (length > LONGEST[field])
    problems.add('too-long', { ...said, detail: `${length} characters, at most ${LONGEST[field]}` });
  return text;
}
