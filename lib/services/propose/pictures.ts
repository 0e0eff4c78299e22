import type { PoolClient } from 'pg';
import { MOST_PICTURES } from '@/lib/domain/process/proposing';
import { type Picture, reencode } from '@/lib/services/pictures/reencode';
import { type Undone, undone } from '@/lib/services/action';

/**
 * Makes a picture of a file that came with a form, before anything is held: it may take seconds.
 * @returns null where no file was chosen
 */
export async function readPicture(file: Uint8Array | null, alt: string): Promise<Picture | Undone | null> {
  if (file === null) return null;
  if (alt === '') return undone('required', 'alt');
  const picture = await reencode(file);
  return typeof picture === 'string' ? undone(`picture-${picture}`, 'picture') : picture;
}

/** Attaches a picture to a draft that is held. @returns false where it has as many as it may have */
export async function attachPicture(
  tx: PoolClient,
  draft: string,
  { hash, width, height, large, small }: Picture,
  alt: string,
): Promise<boolean> {
  const { rows } = await tx.query<{ hash: string }>('SELECT hash FROM draft_picture WHERE draft = $1', [
    draft,
  ]);
  const isThere = rows.some((row) => row.hash === hash);
  if (!isThere && rows.length >= MOST_PICTURES) return false;
  // Holds the picture also where it is there already: nobody throws it away meanwhile.
  await tx.query(
    `INSERT INTO picture (hash, width, height, large, small) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash`,
    [hash, width, height, Buffer.from(large), Buffer.from(small)],
  );
  await tx.query(
    'INSERT INTO draft_picture (draft, hash, alt) VALUES ($1, $2, $3) ON CONFLICT (draft, hash) DO NOTHING',
    [draft, hash, alt],
  );
  return true;
}

/** Takes pictures off drafts. What nothing shows any more is gone. @param hash one of them; null: all of each draft */
export async function detachPictures(
  tx: PoolClient,
  drafts: readonly string[],
  hash: string | null = null,
): Promise<void> {
  const { rows } = await tx.query<{ hash: string }>(
    'DELETE FROM draft_picture WHERE draft = ANY ($1) AND ($2::text IS NULL OR hash = $2) RETURNING hash',
    [drafts, hash],
  );
  const hashes = rows.map((row) => row.hash);
  if (hashes.length === 0) return;
  await tx.query('SELECT FROM picture WHERE hash = ANY ($1) ORDER BY hash FOR UPDATE', [hashes]);
  await tx.query(
    `DELETE FROM picture p WHERE hash = ANY ($1) AND NOT EXISTS (SELECT FROM draft_picture d WHERE d.hash = p.hash)
       AND NOT EXISTS (SELECT FROM proposal_picture q WHERE q.hash = p.hash)`,
    [hashes],
  );
}

/** The pictures of a draft become those of a proposal, in their order. */
export async function movePictures(
  tx: PoolClient,
  draft: string,
  process: string,
  number: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO proposal_picture (process_id, number, position, hash, alt, width, height)
     SELECT $2, $3, row_number() OVER (ORDER BY d.id), d.hash, d.alt, p.width, p.height
       FROM draft_picture d JOIN picture p USING (hash) WHERE d.draft = $1`,
    [draft, process, number],
  );
  await tx.query('DELETE FROM draft_picture WHERE draft = $1', [draft]);
}
