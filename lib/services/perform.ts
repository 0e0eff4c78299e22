import type { Pool, PoolClient } from 'pg';
import type { Permission, Refusal, Target } from '@/lib/domain/access/permission';
import { refusalOf } from '@/lib/domain/access/permission';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import { log } from '@/lib/log';
import type { ActionContext, AnyAction, Asked, FormProblem, Handled, SaidCode } from '@/lib/services/action';
import { overLimit } from '@/lib/services/attempts';

export type Outcome =
  | { done: true; to: string; said: SaidCode | null; value: unknown; session: string | null | undefined }
  | { done: false; problems: readonly FormProblem[] }
  | { done: false; refusal: Refusal | 'not-found' }
  | { done: false; waitSeconds: number };

/**
 * Does one thing: counted against its limits, judged, done, written into the audit log and told to the pages in one transaction.
 * @param pool with the rights of role gotgan_member
 * @param secret keys the hashes of addresses
 */
export async function perform(pool: Pool, secret: string, action: AnyAction, asked: Asked): Promise<Outcome> {
  const waitSeconds = await overLimit(pool, secret, action, asked);
  if (waitSeconds > 0) return { done: false, waitSeconds };
  const later: (() => Promise<void>)[] = [];
  const outcome = await inTransaction(pool, (tx) => take(tx, action, asked, later));
  if (outcome.done) for (const work of later) await quietly(action.name, work);
  return outcome;
}

async function take(
  tx: PoolClient,
  action: AnyAction,
  { viewer, fields, file = null, device = null, language, origin, now = new Date() }: Asked,
  later: (() => Promise<void>)[],
): Promise<Outcome> {
  const touched = new Set<string>();
  const context: ActionContext = {
    tx,
    viewer,
    now,
    language,
    origin,
    device,
    file,
    touch: (...tags) => tags.forEach((tag) => touched.add(tag)),
    after: (work) => void later.push(work),
  };
  const handled = await action.handle(context, fields, roleUsed);
  if (!handled.done) return handled;
  if (action.audited) await audit(tx, action.name, viewer, handled);
  if (touched.size > 0) await tx.query('SELECT publish_participation($1)', [[...touched]]);
  const { to, said = null, value = null, session } = handled;
  return { done: true, to, said, value, session };
}

async function audit(
  tx: PoolClient,
  name: string,
  viewer: Viewer | null,
  { role, subject, target, detail }: Extract<Handled, { done: true }>,
): Promise<void> {
  await tx.query('SELECT audit_write($1, $2, $3, $4, $5, $6)', [
    viewer?.id ?? null,
    role,
    name,
    subject ?? target.lafCd ?? '',
    target.lafCd,
    detail,
  ]);
}

/** The first role that allows it. */
function roleUsed(viewer: Viewer | null, permission: Permission, target: Target): StaffRole | null {
  if (viewer === null || typeof permission === 'string') return null;
  const used = viewer.grants.find(
    (grant) =>
      permission.roles.includes(grant.role) &&
      refusalOf({ ...viewer, grants: [grant] }, permission, target) === null,
  );
  return used?.role ?? null;
}

/** Commits what was done; whatever ends otherwise leaves nothing behind. */
async function inTransaction(pool: Pool, work: (tx: PoolClient) => Promise<Outcome>): Promise<Outcome> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const outcome = await work(tx);
    await tx.query(outcome.done ? 'COMMIT' : 'ROLLBACK');
    return outcome;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    tx.release();
  }
}

/** What follows a transaction that holds cannot undo it: a failure is the operator's to see. */
async function quietly(action: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (err) {
    log.error({ err, action }, 'what follows an action failed');
  }
}
