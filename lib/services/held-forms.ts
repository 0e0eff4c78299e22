import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Fields, FormProblem } from '@/lib/services/action';

/** A form that was not taken: what was written, and why not. */
export interface HeldForm {
  action: string;
  fields: Fields;
  problems: readonly FormProblem[];
}

const HOURS = 2;
/** Names of fields that are the door's own, or that nobody may read again. */
const NOT_KEPT = /^_|password|code|^token$/;

/** Keeps a form that was not taken, for the page that shows it again. @returns its id, known to whoever sent it alone */
export async function holdForm(
  pool: Pool,
  person: string | null,
  { action, fields, problems }: HeldForm,
): Promise<string> {
  const id = randomBytes(18).toString('base64url');
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !NOT_KEPT.test(name)));
  await pool.query(
    'INSERT INTO held_form (id, person, action, fields, problems) VALUES ($1, $2, $3, $4, $5)',
    [id, person, action, kept, JSON.stringify(problems)],
  );
  return id;
}

/** The form that was kept under an id, for the person who sent it; null where there is none, or it is another's, or too old. */
export async function findHeldForm(pool: Pool, id: string, person: string | null): Promise<HeldForm | null> {
  const { rows } = await pool.query<HeldForm>(
    `SELECT action, fields, problems FROM held_form
      WHERE id = $1 AND person IS NOT DISTINCT FROM $2 AND at > now() - make_interval(hours => $3)`,
    [id, person, HOURS],
  );
  return rows[0] ?? null;
}
