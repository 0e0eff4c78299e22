import { memberSitePool } from '@/lib/db/site-pool';

export interface OwnNotice {
  id: string;
  at: string;
  kind: string;
  path: string;
  detail: Record<string, string | number>;
  read: boolean;
}

/** The newest notices of a person. */
export async function readOwnNotices(person: string): Promise<OwnNotice[]> {
  const { rows } = await memberSitePool().query<OwnNotice & { at: Date }>(
    `SELECT id, at, kind, path, detail, read_at IS NOT NULL AS read FROM notice WHERE person = $1 ORDER BY id DESC LIMIT 200`,
    [person],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
