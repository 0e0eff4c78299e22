import type { AppealedThing, HiddenThing, ReportedThing } from '@/lib/domain/discussion/desk';
import { type Db, instant } from '@/lib/queries/process/lines';

/** Things on a page of the desk. */
export const THINGS_A_PAGE = 20;
const WORDS = 5;

/** Columns of a thing: `process_id`, `number` and a comment come from `x`. */
const THING = `x.process_id AS process, x.number, q.title,
  (SELECT json_build_object('id', c.id::text, 'place', c.place, 'at', ${instant('c.at')}, 'state', c.state, 'author', c.author_name,
                            'text', coalesce(c.text, (SELECT h.text FROM comment_hidden h WHERE h.comment = c.id)))
     FROM comment c WHERE c.id = x.comment) AS comment`;
const SAME = `r.settled_at IS NULL AND r.process_id = x.process_id AND r.number = x.number AND coalesce(r.comment, 0) = coalesce(x.comment, 0)`;

/**
 * Things with open reports, the one that was reported first before the others.
 * @param governments codes
 * @param after the first report of the last thing seen; `0`: from the beginning
 * @returns at most one more than a page
 */
export async function listReported(
  db: Db,
  governments: readonly string[],
  after: string,
): Promise<ReportedThing[]> {
  const { rows } = await db.query<ReportedThing>(
    `SELECT ${THING}, x.first::text AS first, x.last::text AS last, x.reports, ${instant('x.since')} AS since,
            (SELECT json_agg(json_build_object('rule', g.rule, 'reports', g.n) ORDER BY g.n DESC, g.rule)
               FROM (SELECT r.rule, count(*)::int AS n FROM report r WHERE ${SAME} GROUP BY r.rule) g) AS rules,
            (SELECT coalesce(json_agg(w.text ORDER BY w.id), '[]')
               FROM (SELECT r.id, r.text FROM report r WHERE ${SAME} AND r.text IS NOT NULL ORDER BY r.id LIMIT ${WORDS}) w) AS words
       FROM (SELECT process_id, number, comment, min(id) AS first, max(id) AS last, count(*)::int AS reports, min(at) AS since
               FROM report WHERE settled_at IS NULL AND left(process_id, 7) = ANY ($1)
              GROUP BY process_id, number, comment HAVING min(id) > $2 ORDER BY min(id) LIMIT ${THINGS_A_PAGE + 1}) x
       JOIN proposal q ON q.process_id = x.process_id AND q.number = x.number
      ORDER BY x.first`,
    [governments, after],
  );
  return rows;
}

const HIDING = `m.id::text AS hiding, ${instant('m.at')} AS "hiddenAt", m.rule, m.reason, m.taken_by AS by`;

/** Hidings whose authors object, the oldest objection first. @param reader who decides */
export async function listAppeals(
  db: Db,
  governments: readonly string[],
  reader: string,
): Promise<AppealedThing[]> {
  const { rows } = await db.query<AppealedThing>(
    `SELECT ${THING}, ${HIDING}, a.text AS words, ${instant('a.at')} AS "appealedAt",
            NOT EXISTS (SELECT FROM moderation_by b WHERE b.moderation = m.id AND b.person = $2)
              OR ${editorsOf('left(a.process_id, 7)')} < 2 AS mine
       FROM appeal a JOIN moderation m ON m.id = a.hiding
       JOIN LATERAL (SELECT c.process_id, c.number, c.id AS comment FROM comment c WHERE c.id = a.comment) x ON true
       JOIN proposal q ON q.process_id = x.process_id AND q.number = x.number
      WHERE a.settled_at IS NULL AND left(a.process_id, 7) = ANY ($1) ORDER BY a.hiding LIMIT ${THINGS_A_PAGE}`,
    [governments, reader],
  );
  return rows;
}

/** How many editors of a government could decide now. @param code an SQL expression */
function editorsOf(code: string): string {
  return `(SELECT count(DISTINCT g.person) FROM role_grant g JOIN person p ON p.id = g.person
            WHERE g.role = 'editor' AND g.laf_cd = ${code} AND g.revoked_at IS NULL AND p.erased_at IS NULL AND p.barred_at IS NULL)`;
}

/** Whether another editor than the one who hid a comment has to decide its author's appeal. */
export async function needsAnother(db: Db, lafCd: string, hiding: string, reader: string): Promise<boolean> {
  const { rows } = await db.query<{ another: boolean }>(
    `SELECT EXISTS (SELECT FROM moderation_by b WHERE b.moderation = $2 AND b.person = $3) AND ${editorsOf('$1')} > 1 AS another`,
    [lafCd, hiding, reader],
  );
  return rows[0]?.another ?? true;
}

/**
 * What is hidden now, the newest comment first.
 * @param before a comment's id: those before it alone; null: from the newest on
 * @returns at most one more than a page
 */
export async function listHidden(
  db: Db,
  governments: readonly string[],
  before: string | null,
): Promise<HiddenThing[]> {
  const { rows } = await db.query<HiddenThing>(
    `SELECT ${THING}, ${HIDING}
       FROM (SELECT c.process_id, c.number, c.id AS comment FROM comment c
              WHERE c.state = 'hidden' AND left(c.process_id, 7) = ANY ($1) AND ($2::bigint IS NULL OR c.id < $2)
              ORDER BY c.id DESC LIMIT ${THINGS_A_PAGE + 1}) x
       JOIN LATERAL (SELECT * FROM moderation h WHERE h.comment = x.comment AND h.kind = 'hidden' ORDER BY h.id DESC LIMIT 1) m ON true
       JOIN proposal q ON q.process_id = x.process_id AND q.number = x.number
      ORDER BY x.comment DESC`,
    [governments, before],
  );
  return rows;
}
