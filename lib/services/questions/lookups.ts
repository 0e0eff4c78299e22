import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import type { Target } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import { seoulDay } from '@/lib/domain/calendar';
import type { Language } from '@/lib/domain/language';

/** A question as it stands until a transaction ends. */
export interface StandingQuestion {
  id: number;
  beside: readonly string[];
  lafCd: string | null;
  titles: Record<Language, string>;
  state: 'open' | 'answered' | 'hidden';
  /** Its last answer; `0`: none yet. */
  version: string;
}

/** The government that a question concerns. @param ofNation whether it has to be one that concerns none alone */
export async function questionTarget(tx: PoolClient, id: number, ofNation: boolean): Promise<Target | null> {
  const { rows } = await tx.query<{ lafCd: string | null }>(
    'SELECT laf_cd AS "lafCd" FROM question WHERE id = $1',
    [id],
  );
  const [row] = rows;
  return row === undefined || (row.lafCd === null) !== ofNation ? null : row;
}

/** Holds a question: who else answers or moderates it waits. */
export async function holdQuestion(tx: PoolClient, id: number): Promise<StandingQuestion | null> {
  await tx.query('SELECT FROM question WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const { rows } = await tx.query<StandingQuestion>(
    `SELECT id, beside, laf_cd AS "lafCd", json_build_object('ko', title_ko, 'en', title_en) AS titles, state,
            coalesce((SELECT max(a.id) FROM answer a WHERE a.question = q.id), 0)::text AS version FROM question q WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The cache tags of all pages that show a question. */
export function questionTags({
  id,
  beside,
  lafCd,
}: Pick<StandingQuestion, 'id' | 'beside' | 'lafCd'>): string[] {
  const keys = lafCd === null ? beside : [...beside, `government:${lafCd}`];
  return [tags.questions(), tags.question(id), ...new Set(keys.map((key) => tags.asked(key)))];
}

const EDITOR = '편집 담당';
const OPERATOR = '열린곳간 운영자';

/** In whose name somebody answers: 수원시 도로과; never a person's. */
export async function officeOf(
  tx: PoolClient,
  { grants }: Viewer,
  { lafCd, now }: { lafCd: string | null; now: Date },
): Promise<string> {
  if (lafCd === null) return OPERATOR;
  const department = grants.find((grant) => grant.role === 'reviewer' && grant.lafCd === lafCd)?.department;
  return `${await placeName(tx, lafCd, now)}${department ?? EDITOR}`;
}

/** In whose name somebody moderates. */
export async function editorOf(tx: PoolClient, lafCd: string | null, now: Date): Promise<string> {
  return lafCd === null ? OPERATOR : `${await placeName(tx, lafCd, now)}${EDITOR}`;
}

/** With a blank behind it; nothing where the register has no name for that day. */
async function placeName(tx: PoolClient, lafCd: string, now: Date): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(
    `SELECT name_ko || ' ' AS name FROM government_name
      WHERE laf_cd = $1 AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)`,
    [lafCd, seoulDay(now)],
  );
  return rows[0]?.name ?? '';
}
