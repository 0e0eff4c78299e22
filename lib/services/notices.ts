import type { PoolClient } from 'pg';

/** What somebody can choose to be mailed about; matters of the account are always mailed. */
export const NOTICE_TOPICS = ['steps', 'comments', 'answers', 'money', 'account'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

export interface Notice {
  /** A key of `messages.notices`: what has happened. */
  kind: string;
  topic: NoticeTopic;
  /** The page it is about, without language. */
  path: string;
  /** What its text is filled with: titles, names as shown, reasons. */
  detail?: Record<string, string | number>;
}

/**
 * Tells people something: in the portal at once, by mail soon where they chose so.
 * @param people ids; who has acted themselves is left out by the caller
 */
export async function notify(
  tx: PoolClient,
  people: readonly string[],
  { kind, topic, path, detail = {} }: Notice,
): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `INSERT INTO notice (person, kind, topic, path, detail, mail_at)
     SELECT p.id, $2, $3, $4, $5, CASE WHEN p.email IS NOT NULL AND ($3 = 'account' OR $3 = ANY (p.mail)) THEN now() END
       FROM person p WHERE p.id = ANY ($1) AND p.erased_at IS NULL`,
    [[...new Set(people)], kind, topic, path, detail],
  );
}

/** The authors of a proposal, and those who follow it or its whole process. @param except who acted: they know */
export async function peopleAround(
  tx: PoolClient,
  processId: string,
  number: number,
  except: string | null = null,
): Promise<string[]> {
  const { rows } = await tx.query<{ person: string }>(
    `SELECT person FROM proposal_author WHERE process_id = $1 AND number = $2
     UNION SELECT person FROM follow WHERE process_id = $1 AND number IN (0, $2)`,
    [processId, number],
  );
  return rows.map(({ person }) => person).filter((person) => person !== except);
}
