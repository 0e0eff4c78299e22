import type { AboutKind } from '@/lib/domain/questions/about';
import type {
  AnswerLine,
  AskedThing,
  QuestionHiding,
  QuestionLine,
  QuestionPage,
} from '@/lib/domain/questions/types';
import { type Db, instant } from '@/lib/queries/process/lines';

export type { Db };

interface Row {
  id: number;
  at: string;
  about_kind: AboutKind;
  about_ref: string;
  title_ko: string;
  title_en: string;
  laf_cd: string | null;
}

export interface LineRow extends Row {
  asker_name: string;
  text: string;
  answers: number;
  newest: AnswerLine | null;
}

export interface PageRow extends Row {
  asker_name: string | null;
  text: string | null;
  answers: AnswerLine[];
  hiding: QuestionHiding | null;
}

const COLUMNS = `q.id, ${instant('q.at')} AS at, q.about_kind, q.about_ref, q.title_ko, q.title_en, q.laf_cd`;
/** What the asker wrote, where everybody may read it. */
const WORDS = 'q.asker_name, q.text';
const ANSWER = `json_build_object('id', a.id::text, 'at', ${instant('a.at')}, 'by', a.taken_by, 'text', a.text)`;

/** Columns of `question q` for a list. */
export const LINE_COLUMNS = `${COLUMNS}, ${WORDS}, (SELECT count(*)::int FROM answer a WHERE a.question = q.id) AS answers,
  (SELECT ${ANSWER} FROM answer a WHERE a.question = q.id ORDER BY a.id DESC LIMIT 1) AS newest`;

/** Columns of `question q` for its own page. @param words columns of what the asker wrote */
export const pageColumns = (words = WORDS) => `${COLUMNS}, ${words},
  (SELECT coalesce(json_agg(${ANSWER} ORDER BY a.id), '[]') FROM answer a WHERE a.question = q.id) AS answers,
  CASE WHEN q.state = 'hidden' THEN (
    SELECT json_build_object('at', ${instant('m.at')}, 'reason', m.reason, 'by', m.taken_by)
      FROM question_moderation m WHERE m.question = q.id AND m.kind = 'hidden' ORDER BY m.id DESC LIMIT 1) END AS hiding`;

const thingOf = (row: Row): AskedThing => ({
  kind: row.about_kind,
  ref: row.about_ref,
  titles: { ko: row.title_ko, en: row.title_en },
});

export function questionLine(row: LineRow): QuestionLine {
  const { id, at, laf_cd, asker_name, text, answers, newest } = row;
  return { id, at, thing: thingOf(row), lafCd: laf_cd, name: asker_name, text, answers, newest };
}

export function questionPage(row: PageRow): QuestionPage {
  const { id, at, laf_cd, asker_name, text, answers, hiding } = row;
  return { id, at, thing: thingOf(row), lafCd: laf_cd, name: asker_name, text, answers, hiding };
}
