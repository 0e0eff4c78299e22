import type { Pool } from 'pg';
import { memberSitePool } from '@/lib/db/site-pool';
import { governmentsOf, refusalOf } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import { seoulDay } from '@/lib/domain/calendar';
import {
  DESK_ROLES,
  type DeskList,
  type DeskProcess,
  type DeskProposal,
  type ProcessSettings,
} from '@/lib/domain/process/desk';
import type { DeskListState } from '@/lib/domain/process/desk-list';
import { listDeskProcesses } from '@/lib/queries/desk/processes';
import {
  findDeskProposal,
  findMergedInto,
  listMergeTargets,
  type MergeTarget,
} from '@/lib/queries/desk/proposal';
import { findSettings } from '@/lib/queries/desk/settings';
import { findWorkList } from '@/lib/queries/desk/work-list';
import { votingOf } from '@/lib/services/review/proposal';

/** What somebody's roles let them see at the desk. `refused`: it is not theirs, or does not exist; drafts are not told apart by it. */
type Seen<T> = T | 'refused';

/** To look asks for no second factor: whatever is done there does. */
function sees({ grants }: Viewer, lafCd: string): boolean {
  return grants.some(
    (grant) => DESK_ROLES.includes(grant.role) && (grant.lafCd === null || grant.lafCd === lafCd),
  );
}

/** The governments for which somebody makes processes. */
export function editedGovernments(viewer: Viewer): readonly string[] {
  const governments = governmentsOf(viewer, ['editor']);
  return governments === 'all' ? [] : governments;
}

/** The processes that somebody works on, drafts too. */
export function readDesk(viewer: Viewer, now: Date, pool: Pool = memberSitePool()): Promise<DeskProcess[]> {
  return listDeskProcesses(pool, viewer.grants, seoulDay(now));
}

/** The work list of a process, for those who work in its government. */
export async function readWorkList(
  viewer: Viewer,
  id: string,
  state: DeskListState,
  pool: Pool = memberSitePool(),
): Promise<Seen<DeskList>> {
  const list = await findWorkList(pool, id, state, seoulDay(new Date()));
  return list !== null && sees(viewer, list.lafCd) ? list : 'refused';
}

/** A proposal at the desk, for those who work in its government. */
export async function readDeskProposal(
  viewer: Viewer,
  id: string,
  number: number,
  pool: Pool = memberSitePool(),
): Promise<Seen<DeskProposal>> {
  const now = new Date();
  const found = await findDeskProposal(pool, id, number, seoulDay(now));
  if (found === null || !sees(viewer, found.proposal.process.government.lafCd)) return 'refused';
  return { ...found, voting: await votingOf(pool, id, now) };
}

/** What the form of a merge shows. */
export interface MergeSearch {
  search: { words: string; targets: MergeTarget[] };
  /** Where the proposal went that was chosen. */
  wentInto: { number: number; into: number } | null;
}

/** What a proposal may be merged into, by number or words; where one was chosen that went elsewhere, the one that it went into. */
export async function readMergeSearch(
  id: string,
  number: number,
  { words, chosen = '' }: { words: string; chosen?: string | undefined },
  pool: Pool = memberSitePool(),
): Promise<MergeSearch> {
  const wentInto = await wentWhere(pool, id, chosen);
  const wanted = words === '' ? String(wentInto?.into ?? chosen) : words;
  const targets = wanted === '' ? [] : await listMergeTargets(pool, id, number, wanted);
  return { search: { words, targets }, wentInto };
}

async function wentWhere(pool: Pool, id: string, chosen: string): Promise<MergeSearch['wentInto']> {
  if (!/^[1-9]\d{0,8}$/.test(chosen)) return null;
  const into = await findMergedInto(pool, id, Number(chosen));
  return into === null ? null : { number: Number(chosen), into };
}

/** What is set of a process, for the editors of its government. */
export async function readSettings(
  viewer: Viewer,
  id: string,
  pool: Pool = memberSitePool(),
): Promise<Seen<ProcessSettings>> {
  const settings = await findSettings(pool, id, new Date());
  if (settings === null) return 'refused';
  return refusalOf(viewer, { roles: ['editor'] }, { lafCd: settings.lafCd }) === null ? settings : 'refused';
}
