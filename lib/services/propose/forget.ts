import type { PoolClient } from 'pg';
import { detachPictures } from '@/lib/services/propose/pictures';

/** Throws away all drafts of somebody whose account is closed, with their pictures. What was handed in stays. */
export async function forgetDrafts(tx: PoolClient, person: string): Promise<void> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM draft WHERE person = $1 FOR UPDATE', [
    person,
  ]);
  await detachPictures(
    tx,
    rows.map(({ id }) => id),
  );
  await tx.query('DELETE FROM draft WHERE person = $1', [person]);
}
