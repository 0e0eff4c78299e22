import { memberSitePool } from '@/lib/db/site-pool';

/** What the portal has of a person, by table: everything but what is secret to the person too (keys, hashes). */
const PARTS: Readonly<Record<string, string>> = {
  account: `SELECT name, email, language, created_at, mail, under_14_until, guardian_email, guardian_agreed_at FROM person WHERE id = $1`,
  logins: 'SELECT provider, subject FROM person_login WHERE person = $1 ORDER BY 1, 2',
  sessions: `SELECT provider, device, began_at, seen_at, ended_at FROM person_session WHERE person = $1 ORDER BY began_at`,
  roles: `SELECT role, laf_cd, department, granted_at, revoked_at FROM role_grant WHERE person = $1 ORDER BY id`,
  notices: 'SELECT at, kind, path, detail, read_at, mailed_at FROM notice WHERE person = $1 ORDER BY id',
  follows: 'SELECT process_id, number, since FROM follow WHERE person = $1 ORDER BY 1, 2',
  proposals: `SELECT p.process_id, p.number, p.title, p.need, p.content, p.effect, p.beneficiaries, p.place, p.lat, p.lon, p.area, p.estimate, a.since
                FROM proposal_author a JOIN proposal p USING (process_id, number) WHERE a.person = $1 ORDER BY 1, 2`,
  drafts: 'SELECT process_id, fields, at FROM draft WHERE person = $1 ORDER BY at',
  comments: `SELECT c.process_id, c.number, c.at, coalesce(c.text, h.text) AS text, c.state, p.text AS appeal
               FROM comment_author a JOIN comment c ON c.id = a.comment LEFT JOIN comment_hidden h ON h.comment = c.id
               LEFT JOIN appeal p ON p.comment = c.id
              WHERE a.person = $1 ORDER BY c.id`,
  endorsements: 'SELECT process_id, number FROM endorsement WHERE person = $1 ORDER BY 1, 2',
  reports: 'SELECT process_id, number, comment, rule, text, at FROM report WHERE person = $1 ORDER BY at',
  questions: `SELECT q.id, q.at, q.about_kind, q.about_ref, q.title_ko, coalesce(q.text, h.text) AS text
                FROM question_asker a JOIN question q ON q.id = a.question LEFT JOIN question_hidden h ON h.question = q.id
               WHERE a.person = $1 ORDER BY 1`,
  eligibility_answers:
    'SELECT process_id, asked_on, outcome, verdicts FROM identity.eligibility_answer WHERE person = $1 ORDER BY 1',
  eligibility: `SELECT e.process_id, e.track, e.district, e.checked_on, e.credential_issued, e.paper_checked_in
                  FROM identity.eligibility_claim c JOIN identity.eligibility e USING (process_id, person_key) WHERE c.person = $1 ORDER BY 1, 2`,
  eligibility_cases: `SELECT process_id, kind, text, opened_on, state, reason, decided_on FROM identity.eligibility_case
                       WHERE person = $1 ORDER BY id`,
  // Sealed with a key that the person's device alone has.
  ballot_drafts: 'SELECT process_id, sealed FROM identity.ballot_draft WHERE person = $1 ORDER BY 1',
};

/** Everything that the portal has of a person (개인정보 보호법 제35조, 제35조의2), as one document. */
export async function exportAccount(person: string): Promise<Record<string, unknown>> {
  const pool = memberSitePool();
  const parts: Record<string, unknown> = { made_at: new Date().toISOString() };
  for (const [name, sql] of Object.entries(PARTS)) parts[name] = (await pool.query(sql, [person])).rows;
  return parts;
}
