import type { Pool, PoolClient } from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { displayName, redirectTarget } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import { type AboutAddress, aboutRef, besideOf, parseAbout } from '@/lib/domain/questions/about';
import type { AskedThing } from '@/lib/domain/questions/types';
import { scopeOf } from '@/lib/domain/receipt';
import { findGovernment } from '@/lib/queries/governments';
import { openReceipt } from '@/lib/queries/receipts';
import { receiptTitle } from '@/lib/services/questions/receipt-title';

type Db = Pool | PoolClient;

/** Something that can be asked about, as it is now. */
export interface About extends AskedThing {
  address: AboutAddress;
  /** The things beside which a question about it stands. */
  beside: readonly string[];
  /** Whose officials answer; null: no government's alone. */
  lafCd: string | null;
}

/** Looks up what a question is about. @param text as `parseAbout` reads it @returns null where there is none such, or it is not public */
export async function findAbout(db: Db, text: string): Promise<About | null> {
  const address = parseAbout(text);
  if (address === null) return null;
  const found = await look(db, address);
  if (found === null) return null;
  const lafCd = found.lafCd === null ? null : await currentCode(db, found.lafCd);
  return { kind: address.kind, ref: aboutRef(address), address, beside: besideOf(address), ...found, lafCd };
}

type Found = Pick<About, 'titles' | 'lafCd'>;

function look(db: Db, address: AboutAddress): Promise<Found | null> {
  if (address.kind === 'project') return findProject(db, address.id);
  if (address.kind === 'proposal') return findProposal(db, address.process, address.number);
  return address.kind === 'receipt' ? findFigure(db, address) : findPlace(db, address.lafCd);
}

const LONGEST_TITLE = 500;

function named(ko: string, en: string = ko): Record<Language, string> {
  const cut = (title: string) => Array.from(title).slice(0, LONGEST_TITLE).join('');
  return { ko: cut(ko), en: cut(en) };
}

async function findProject(db: Db, id: string): Promise<Found | null> {
  const { rows } = await db.query<{ name: string; lafCd: string }>(
    'SELECT name, laf_cd AS "lafCd" FROM project WHERE id = $1 AND serving',
    [id],
  );
  const [row] = rows;
  return row === undefined ? null : { titles: named(row.name), lafCd: row.lafCd };
}

async function findProposal(db: Db, process: string, number: number): Promise<Found | null> {
  const { rows } = await db.query<{ title: string; lafCd: string }>(
    `SELECT q.title, p.laf_cd AS "lafCd" FROM proposal q JOIN process p ON p.id = q.process_id
      WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL AND p.published_at IS NOT NULL`,
    [process, number],
  );
  const [row] = rows;
  return row === undefined ? null : { titles: named(row.title), lafCd: row.lafCd };
}

async function findPlace(db: Db, lafCd: string): Promise<Found | null> {
  const government = await findGovernment(db, lafCd);
  if (government === null) return null;
  const today = seoulDay(new Date());
  const name = (language: Language) => displayName(government, today, language);
  return { titles: named(name('ko'), name('en')), lafCd };
}

/** A figure over several governments is none of theirs. */
async function findFigure(
  db: Db,
  { address }: Extract<AboutAddress, { kind: 'receipt' }>,
): Promise<Found | null> {
  const receipt = await openReceipt(db, address);
  if (receipt === null) return null;
  const { kind } = scopeOf(address.scope);
  const isOfOne = kind === 'project' || kind === 'government';
  return {
    titles: named(receiptTitle(receipt, 'ko'), receiptTitle(receipt, 'en')),
    lafCd: isOfOne ? (receipt.governments[0]?.lafCd ?? null) : null,
  };
}

/** The same government's code today: whoever took a closed code over answers for it. */
async function currentCode(db: Db, lafCd: string): Promise<string> {
  const government = await findGovernment(db, lafCd);
  const newer = government === null ? null : redirectTarget(government, seoulDay(new Date()));
  return newer === null ? lafCd : currentCode(db, newer);
}
