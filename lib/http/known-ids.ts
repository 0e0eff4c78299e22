import { sitePool } from '@/lib/db/site-pool';
import type { ReceiptAddress } from '@/lib/domain/receipt';
import { discrepancyExists } from '@/lib/queries/ledger/detail';
import {
  type CodeRegister,
  mergedInto,
  processExists,
  projectExists,
  proposalExists,
  questionExists,
  readCodeRegister,
  receiptExists,
} from '@/lib/queries/known-ids';

/**
 * Whether an id in an address names something. Asked at the site's door, for every page: the register is kept for a
 * minute, and what was found besides is remembered (none of it ever goes away), so that a page from the cache costs
 * no query. Nothing is remembered of ids that do not exist.
 */
const REGISTER_LIFE_MS = 60_000;
const REMEMBERED = 50_000;

let register: { read: Promise<CodeRegister>; until: number } | undefined;

async function codeRegister(): Promise<CodeRegister> {
  const now = Date.now();
  if (register === undefined || register.until <= now) {
    register = { read: readCodeRegister(sitePool()), until: now + REGISTER_LIFE_MS };
  }
  try {
    return await register.read;
  } catch (error) {
    register = undefined;
    throw error;
  }
}

/** Whether the code (seven digits) was ever that of a government; closed ones keep their page. */
export async function isKnownGovernment(lafCd: string): Promise<boolean> {
  return (await codeRegister()).codes.has(lafCd);
}

/** The newer code, where this one was replaced one to one; null otherwise. */
export async function redirectOfGovernment(lafCd: string): Promise<string | null> {
  return (await codeRegister()).successors.get(lafCd) ?? null;
}

const projects = new Set<string>();
const receipts = new Set<string>();
const discrepancies = new Set<string>();
const processes = new Set<string>();
const proposals = new Set<string>();
const questions = new Set<string>();

/** Whether a project with this public id is or was served. */
export async function isKnownProject(id: string): Promise<boolean> {
  return remembered(projects, id, () => projectExists(sitePool(), id));
}

/** Whether a receipt's run has ended well and its scope names something. */
export async function isKnownReceipt(address: ReceiptAddress): Promise<boolean> {
  const { run, year, scope, residents = '' } = address;
  return remembered(receipts, `${run} ${year} ${scope} ${residents}`, () =>
    receiptExists(sitePool(), address),
  );
}

/** Whether the ledger ever had an entry with this id; it keeps all of them. */
export async function isKnownDiscrepancy(id: string): Promise<boolean> {
  return remembered(discrepancies, id, () => discrepancyExists(sitePool(), id));
}

/** Whether there is a participatory budget with this id. */
export async function isKnownProcess(id: string): Promise<boolean> {
  return remembered(processes, id, () => processExists(sitePool(), id));
}

/** Whether a participatory budget has a proposal of this number that was handed in. */
export async function isKnownProposal(id: string, number: number): Promise<boolean> {
  return remembered(proposals, `${id} ${number}`, () => proposalExists(sitePool(), id, number));
}

const MERGE_LIFE_MS = 10_000;
const merges = new Map<string, { into: number | null; until: number }>();

/** The proposal that one went into, as of some seconds ago; null where it went into none. */
export async function proposalInto(id: string, number: number): Promise<number | null> {
  const key = `${id} ${number}`;
  const known = merges.get(key);
  if (known !== undefined && known.until > Date.now()) return known.into;
  const into = await mergedInto(sitePool(), id, number);
  if (merges.size >= REMEMBERED) merges.clear();
  merges.set(key, { into, until: Date.now() + MERGE_LIFE_MS });
  return into;
}

/** Whether there is a question of this number. */
export async function isKnownQuestion(number: number): Promise<boolean> {
  return remembered(questions, String(number), () => questionExists(sitePool(), number));
}

async function remembered(known: Set<string>, id: string, ask: () => Promise<boolean>): Promise<boolean> {
  if (known.has(id)) return true;
  if (!(await ask())) return false;
  // A full memory starts again: simpler than an order of use, and as good where every entry costs one indexed read.
  if (known.size >= REMEMBERED) known.clear();
  known.add(id);
  return true;
}
