import {
  type DraftPage,
  type OwnProposal,
  type OwnWriting,
  PROPOSAL_FIELDS,
  type ProposalPicture,
  type ProposalTexts,
} from '@/lib/domain/process/proposing';
import type { ProposalState } from '@/lib/domain/process/types';
import { type Db, instant } from '@/lib/queries/process/lines';
import { TEXT_COLUMNS, textsOf, type TextRow } from '@/lib/queries/propose/texts';

/** What somebody has written in a process: who else asks finds nothing. */
export async function findOwnWriting(db: Db, person: string, process: string): Promise<OwnWriting> {
  const drafts = await db.query<OwnWriting['drafts'][number]>(
    `SELECT id, coalesce(fields->>'title', '') AS title, ${instant('at')} AS at FROM draft
      WHERE person = $1 AND process_id = $2 AND number IS NULL ORDER BY draft.at DESC, id`,
    [person, process],
  );
  const proposals = await db.query<OwnWriting['proposals'][number]>(
    `SELECT q.number, q.title, q.state FROM proposal_author a JOIN proposal q USING (process_id, number)
      WHERE a.person = $1 AND a.process_id = $2 AND q.state IS NOT NULL ORDER BY q.number`,
    [person, process],
  );
  return { drafts: drafts.rows, proposals: proposals.rows };
}

interface DraftRow {
  id: string;
  process: string;
  fields: Partial<ProposalTexts>;
  version: number;
  at: string;
  number: number | null;
}

/** A draft of a process; null where there is none of this id, or it is another's. */
export async function findDraft(
  db: Db,
  id: string,
  person: string,
  process: string,
): Promise<DraftPage | null> {
  const { rows } = await db.query<DraftRow>(
    `SELECT id, process_id AS process, fields, version, ${instant('at')} AS at, number FROM draft
      WHERE id = $1 AND person = $2 AND process_id = $3`,
    [id, person, process],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { fields, ...draft } = row;
  const pictures = await db.query<ProposalPicture>(
    'SELECT hash, d.alt, p.width, p.height FROM draft_picture d JOIN picture p USING (hash) WHERE d.draft = $1 ORDER BY d.id',
    [id],
  );
  return { ...draft, texts: wholeTexts(fields), pictures: pictures.rows };
}

function wholeTexts(fields: Partial<ProposalTexts>): ProposalTexts {
  // Every field is named: the entries make the whole record.
  return Object.fromEntries(PROPOSAL_FIELDS.map((field) => [field, fields[field] ?? ''])) as ProposalTexts;
}

/** A proposal for one of its authors; null for everybody else. */
export async function findOwnProposal(
  db: Db,
  person: string,
  process: string,
  number: number,
): Promise<OwnProposal | null> {
  const { rows } = await db.query<TextRow & { state: ProposalState; of_several: boolean }>(
    `SELECT q.state, ${TEXT_COLUMNS('q')},
            EXISTS (SELECT FROM proposal m WHERE m.process_id = q.process_id AND m.merged_into = q.number) AS of_several
       FROM proposal q JOIN proposal_author a USING (process_id, number)
      WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL AND a.person = $3`,
    [process, number, person],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { state, of_several: ofSeveral } = row;
  return {
    process,
    number,
    state,
    texts: textsOf(row),
    asked: await lastAsked(db, process, number),
    ofSeveral,
  };
}

async function lastAsked(db: Db, process: string, number: number): Promise<OwnProposal['asked']> {
  const { rows } = await db.query<NonNullable<OwnProposal['asked']>>(
    `SELECT ${instant('at')} AS at, taken_by AS by, reason FROM proposal_step
      WHERE process_id = $1 AND number = $2 AND kind = 'asked-back' ORDER BY id DESC LIMIT 1`,
    [process, number],
  );
  return rows[0] ?? null;
}
