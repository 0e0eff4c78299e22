import type { Db } from '@/lib/queries/process/lines';

/** A file of a picture; `everybody`: a proposal shows it, else it is the asker's own draft's. */
export interface PictureFile {
  bytes: Uint8Array;
  everybody: boolean;
}

/** A picture of a shown proposal, or of a draft of whoever asks. @param person null: without an account */
export async function findPicture(
  db: Db,
  { hash, small }: { hash: string; small: boolean },
  person: string | null,
): Promise<PictureFile | null> {
  const { rows } = await db.query<PictureFile & { own: boolean }>(
    `SELECT ${small ? 'p.small' : 'p.large'} AS bytes,
            EXISTS (SELECT FROM proposal_picture s JOIN proposal q USING (process_id, number)
                     WHERE s.hash = p.hash AND q.state IS NOT NULL) AS everybody,
            EXISTS (SELECT FROM draft_picture s JOIN draft d ON d.id = s.draft WHERE s.hash = p.hash AND d.person = $2) AS own
       FROM picture p WHERE p.hash = $1`,
    [hash, person],
  );
  const [row] = rows;
  if (row === undefined || !(row.everybody || row.own)) return null;
  return { bytes: row.bytes, everybody: row.everybody };
}
