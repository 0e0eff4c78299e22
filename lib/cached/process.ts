import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import type { ProposalListState } from '@/lib/domain/process/proposal-list';
import type { ProcessLine, ProcessPage, ProposalListPage, ProposalPage } from '@/lib/domain/process/types';
import { findProcess, yearsOfLinks } from '@/lib/queries/process/process-page';
import type { OpinionPart } from '@/lib/domain/process/opinion';
import { findOpinionPart } from '@/lib/queries/process/opinion';
import { listProcesses } from '@/lib/queries/process/processes';
import { listProposals } from '@/lib/queries/process/proposal-list';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { findCeremony, findVoteFacts } from '@/lib/queries/process/vote-facts';
import type { CeremonyPage, VoteFacts } from '@/lib/domain/ballot/vote-facts';

/** Every participatory budget. */
export async function readProcesses(): Promise<ProcessLine[]> {
  'use cache';
  cacheTag(tags.processes());
  cacheLife('max');
  return listProcesses(sitePool(), seoulDay(new Date()));
}

/** What is not there yet is soon looked for again. */
function keep(found: unknown): void {
  if (found === null) cacheLife('minutes');
  else cacheLife('max');
}

/** A participatory budget; null where there is none of this id. */
export async function readProcess(id: string): Promise<ProcessPage | null> {
  'use cache';
  cacheTag(tags.process(id));
  const page = await findProcess(sitePool(), id, seoulDay(new Date()));
  // How many winners have spent something: the tags of all their projects would be too many for one entry.
  const years = page?.spent ? await yearsOfLinks(sitePool(), id) : [];
  cacheTag(...years.map(({ lafCd, year }) => tags.governmentYear(lafCd, year)));
  keep(page);
  return page;
}

/** A page of a process's proposals; null where there is no such process. What is searched for is kept by nobody: it has no end. */
export async function readProposalList(
  id: string,
  state: ProposalListState,
): Promise<ProposalListPage | null> {
  return state.q === '' ? keptList(id, state) : listProposals(sitePool(), id, state, seoulDay(new Date()));
}

async function keptList(id: string, state: ProposalListState): Promise<ProposalListPage | null> {
  'use cache';
  cacheTag(tags.process(id));
  const list = await listProposals(sitePool(), id, state, seoulDay(new Date()));
  keep(list);
  return list;
}

/** A proposal; null where the process has none of this number. */
export async function readProposal(id: string, number: number): Promise<ProposalPage | null> {
  'use cache';
  cacheTag(tags.process(id));
  const today = seoulDay(new Date());
  const proposal = await findProposal(sitePool(), id, number, today);
  if (proposal !== null) followProjects(proposal);
  // A year that ends makes a sign, and nothing else tells of it.
  if (proposal?.projects.some(({ year }) => `${year}-12-31` >= today) === true) cacheLife('days');
  else keep(proposal);
  return proposal;
}

/** What became of a project's money is told by the project, and by the same one in the year after. */
function followProjects({ projects, process }: ProposalPage): void {
  const { lafCd } = process.government;
  cacheTag(...projects.flatMap(({ id, year }) => [tags.project(id), tags.governmentYear(lafCd, year + 1)]));
}

/** The 주민의견서 of a participatory budget with a page of its other proposals; null where there is none of this id. */
export async function readOpinion(id: string, page: number): Promise<OpinionPart | null> {
  'use cache';
  cacheTag(tags.process(id));
  const part = await findOpinionPart(sitePool(), id, page);
  keep(part);
  return part;
}

/** What pages say of the vote of a process; null: its rules were not frozen. */
export async function readVoteFacts(id: string): Promise<VoteFacts | null> {
  'use cache';
  cacheTag(tags.process(id));
  const facts = await findVoteFacts(sitePool(), id);
  keep(facts);
  return facts;
}

/** The page on which the holders make the key of a vote; null where there is no process of this id. */
export async function readCeremony(id: string): Promise<CeremonyPage | null> {
  'use cache';
  cacheTag(tags.process(id));
  const page = await findCeremony(sitePool(), id);
  keep(page);
  return page;
}
