import { createHash } from 'node:crypto';
import { documentOf, type ProjectSource, type Uppers } from '@/lib/search/documents';
import type { FoundProject } from '@/lib/search/engine';
import { decodeText, encodeText, sortKey } from '@/lib/search/meilisearch/encoding';
import type { Source } from '@/lib/domain/source';

/** A project as Meilisearch holds it. Texts that are filtered by are encoded; amounts are whole won, exact below 2^53. */
export interface MeiliProject {
  /** Fiscal year and public id: unlike the id alone it is the only one of its kind. */
  key: string;
  fyr: number;
  id: string;
  source: string;
  laf_cd: string;
  upper_cd: string;
  field_cd: string;
  field_nm: string | null;
  account: string;
  code: string;
  name: string;
  name_order: string;
  shadow: string;
  initials: string;
  words: string;
  current_budget: number | null;
  spent: number | null;
  rate_tenths: number | null;
  as_of: string;
  removed: boolean;
  removed_as_of: string | null;
  run_id: string;
  figures_run: string;
  /** Which source, fiscal year and run it is of: what is counted to compare with the database. */
  stamp: string;
  /** Of all of the above: what is the same need not be sent. */
  hash: string;
}

export const keyOf = ({ fyr, id }: Pick<ProjectSource, 'fyr' | 'id'>) => `${fyr}-${id}`;
export const stampOf = ({ source, fyr, run_id }: Pick<ProjectSource, 'source' | 'fyr' | 'run_id'>) =>
  `${source}:${fyr}:${run_id}`;

const amount = (won: string | null) => (won === null ? null : Number(won));

/** The document of a project. Pure. */
export function meiliProjectOf(project: ProjectSource, uppers: Uppers): MeiliProject {
  const { account_nm, current_budget, spent, ...document } = documentOf(project, uppers);
  const made = {
    ...document,
    key: keyOf(project),
    account: encodeText(account_nm),
    name_order: sortKey(document.name),
    shadow: encodeText(document.shadow),
    initials: encodeText(document.initials),
    words: encodeText(document.words),
    current_budget: amount(current_budget),
    spent: amount(spent),
    removed: document.removed_as_of !== null,
    stamp: stampOf(project),
  };
  const hash = createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 16);
  return { ...made, hash };
}

/** What of a document a page of hits needs. */
export const SHOWN = [
  'fyr',
  'id',
  'name',
  'laf_cd',
  'upper_cd',
  'account',
  'field_cd',
  'field_nm',
  'current_budget',
  'spent',
  'as_of',
  'removed_as_of',
  'source',
  'figures_run',
] as const satisfies (keyof MeiliProject)[];
export type ShownProject = Pick<MeiliProject, (typeof SHOWN)[number]>;

const won = (value: number | null) => (value === null ? null : String(value));

export function foundProjectOf(shown: ShownProject, matchedBy: FoundProject['matchedBy']): FoundProject {
  return {
    fyr: shown.fyr,
    id: shown.id,
    name: shown.name,
    lafCd: shown.laf_cd,
    upperCd: shown.upper_cd,
    accountName: decodeText(shown.account),
    fieldCd: shown.field_cd,
    fieldName: shown.field_nm,
    currentBudget: won(shown.current_budget),
    spent: won(shown.spent),
    asOf: shown.as_of,
    removedAsOf: shown.removed_as_of,
    // Documents hold the names of sources alone.
    source: shown.source as Source,
    figuresRun: shown.figures_run,
    matchedBy,
  };
}
