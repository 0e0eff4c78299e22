import { findField } from '@/lib/domain/fields';
import { PROCESS_ID } from '@/lib/domain/process/ids';
import { basisOf, parseReceipt, type ReceiptAddress, receiptPath, scopeOf } from '@/lib/domain/receipt';

export const ABOUT_KINDS = ['project', 'proposal', 'receipt', 'government'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];

/** What a question is about. A figure is named by its receipt. */
export type AboutAddress =
  | { kind: 'project'; id: string }
  | { kind: 'proposal'; process: string; number: number }
  | { kind: 'receipt'; address: ReceiptAddress }
  | { kind: 'government'; lafCd: string };

/**
 * Reads what a question is about: `project:{id}`, `proposal:{process}:{number}`, `receipt:{path of the receipt}`, `government:{laf_cd}`.
 * @returns null where it has none of these forms
 */
export function parseAbout(text: string): AboutAddress | null {
  const cut = text.indexOf(':');
  const [kind, ref] = [text.slice(0, cut), text.slice(cut + 1)];
  if (kind === 'project') return /^[a-z2-7]{16}$/.test(ref) ? { kind, id: ref } : null;
  if (kind === 'government') return /^\d{7}$/.test(ref) ? { kind, lafCd: ref } : null;
  if (kind === 'proposal') return parseProposal(ref);
  return kind === 'receipt' ? parseFigure(ref) : null;
}

function parseProposal(ref: string): AboutAddress | null {
  const [process = '', number = '', ...more] = ref.split(':');
  if (!PROCESS_ID.test(process) || !/^[1-9]\d{0,8}$/.test(number) || more.length > 0) return null;
  return { kind: 'proposal', process, number: Number(number) };
}

const RECEIPT = '/receipt/';

function parseFigure(ref: string): AboutAddress | null {
  const [path = '', query = ''] = ref.split('?');
  if (!path.startsWith(RECEIPT)) return null;
  const address = parseReceipt(path.slice(RECEIPT.length).split('/'), new URLSearchParams(query));
  return address !== null && isKnownField(address.field) ? { kind: 'receipt', address } : null;
}

const isKnownField = (field: string | null) =>
  field === null || field === 'none' || findField(field) !== null;

/** What the thing is called among those of its kind: an id, or a receipt's path. */
export function aboutRef(about: AboutAddress): string {
  if (about.kind === 'project') return about.id;
  if (about.kind === 'government') return about.lafCd;
  return about.kind === 'proposal' ? `${about.process}:${about.number}` : receiptPath(about.address);
}

/** As {@link parseAbout} reads it. */
export const aboutText = (about: AboutAddress) => `${about.kind}:${aboutRef(about)}`;

/** The page of what a question is about, without language. */
export function aboutPath(kind: AboutKind, ref: string): string {
  if (kind === 'project') return `/p/${ref}`;
  if (kind === 'government') return `/g/${ref}`;
  if (kind === 'receipt') return ref;
  const [process = '', number = ''] = ref.split(':');
  return `/participate/${process}/proposals/${number}`;
}

/** The page where something can be asked, without language. */
export const askPath = (about: AboutAddress) =>
  `/questions/ask?about=${encodeURIComponent(aboutText(about))}`;

/**
 * The name of a thing beside which questions stand, also of its cache tag (`asked:…`). A figure is the same whichever day it is as of: an
 * answer stays beside it when new data come.
 */
export function askedKey(about: AboutAddress): string {
  if (about.kind !== 'receipt') return aboutText(about);
  const { year, scope, measure, field, residents } = about.address;
  return ['receipt', year, scope, measure, field ?? 'all', basisOf(about.address), residents ?? 'all'].join(
    ':',
  );
}

/** All things beside which a question stands: a figure of a project stands on the project's page too. */
export function besideOf(about: AboutAddress): string[] {
  const own = askedKey(about);
  const scope = about.kind === 'receipt' ? scopeOf(about.address.scope) : null;
  return scope?.kind === 'project' ? [own, `project:${scope.id}`] : [own];
}

/** Whether a text may be a key of {@link askedKey}. */
export const isAskedKey = (text: string) =>
  /^(project|proposal|receipt|government):[A-Za-z0-9:._-]{1,180}$/.test(text);
