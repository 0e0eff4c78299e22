import type { CommentLine, SpokenOf, VoiceCounts } from '@/lib/domain/discussion/types';
import type { ProposalState } from '@/lib/domain/process/types';
import { type Db, instant } from '@/lib/queries/process/lines';

/** Comments that answer one, as many as are named beside it. */
const ANSWERS = 5;
const place = (alias: string) => `json_build_object('id', ${alias}.id::text, 'place', ${alias}.place)`;

/** The last hiding of `comment c`, and what came of its author's appeal: nothing else follows a hiding that holds. */
const HIDING = `CASE WHEN c.state = 'hidden' THEN (
  SELECT json_build_object('rule', m.rule, 'reason', m.reason, 'by', m.taken_by, 'at', ${instant('m.at')}, 'appeal', (
           SELECT CASE x.kind WHEN 'appealed' THEN 'open' ELSE 'refused' END
             FROM moderation x WHERE x.comment = c.id AND x.id > m.id ORDER BY x.id DESC LIMIT 1))
    FROM moderation m WHERE m.comment = c.id AND m.kind = 'hidden' ORDER BY m.id DESC LIMIT 1) END`;

/** Columns of `comment c`, as {@link CommentLine} has them. */
export const COMMENT_COLUMNS = `c.id, c.place, ${instant('c.at')} AS at, c.state,
  CASE WHEN c.state = 'shown' THEN c.author_name END AS author, c.text,
  (SELECT ${place('p')} FROM comment p WHERE p.id = c.parent) AS parent, ${HIDING} AS hiding,
  (SELECT coalesce(json_agg(${place('a')} ORDER BY a.place), '[]')
     FROM (SELECT x.id, x.place FROM comment x WHERE x.parent = c.id ORDER BY x.place LIMIT ${ANSWERS}) a) AS answers`;

interface HeadRow extends VoiceCounts {
  laf_cd: string;
  title_ko: string;
  title_en: string;
  demo: boolean;
  title: string;
  state: ProposalState;
  merged_into: number | null;
  places: number;
}

/** More than fits the column of numbers is no proposal's. */
const LAST_NUMBER = 2_147_483_647;

/** A proposal with its counts; null where the process has none of this number, or it was not handed in yet. */
export async function findSpokenOf(
  db: Db,
  id: string,
  number: number,
): Promise<(VoiceCounts & { proposal: SpokenOf; places: number }) | null> {
  if (!Number.isInteger(number) || number < 1 || number > LAST_NUMBER) return null;
  const { rows } = await db.query<HeadRow>(
    `SELECT p.laf_cd, p.title_ko, p.title_en, p.demo, q.title, q.state, q.merged_into,
            coalesce(v.places, 0) AS places, coalesce(v.comments, 0) AS comments, coalesce(v.endorsements, 0) AS endorsements
       FROM proposal q JOIN process p ON p.id = q.process_id LEFT JOIN proposal_voice v USING (process_id, number)
      WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL`,
    [id, number],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { laf_cd, title_ko, title_en, demo, title, state, merged_into, places, comments, endorsements } = row;
  const process = { id, lafCd: laf_cd, titles: { ko: title_ko, en: title_en }, demo };
  return {
    proposal: { process, number, title, state, mergedInto: merged_into },
    places,
    comments,
    endorsements,
  };
}

/** A comment of a proposal; null where it has none of this id. @param comment digits */
export async function findComment(
  db: Db,
  id: string,
  number: number,
  comment: string,
): Promise<CommentLine | null> {
  const { rows } = await db.query<CommentLine>(
    `SELECT ${COMMENT_COLUMNS} FROM comment c WHERE c.id = $3 AND c.process_id = $1 AND c.number = $2`,
    [id, number, comment],
  );
  return rows[0] ?? null;
}
