import type { ProposalHelp } from '@/lib/domain/process/proposing';
import { listGovernments } from '@/lib/queries/governments';
import type { Db } from '@/lib/queries/process/lines';
import { findBudgetLines } from '@/lib/queries/proposal-help/budget-lines';
import { comparableCosts } from '@/lib/queries/proposal-help/costs';
import { findSimilarProposals } from '@/lib/queries/proposal-help/similar';

/** Of a draft's title; a proposal's has no more. */
const LONGEST = 200;
const SIMILAR = 5;
const LINES = 5;
const EXAMPLES = 3;

export interface HelpAsked {
  /** A title, or what is known of one so far. */
  text: string;
  /** The government to which it is proposed. */
  lafCd: string;
  /** The fiscal year that runs. */
  year: number;
  /** The proposal itself, where it is there already. */
  exceptId?: { process: string; number: number };
}

/**
 * What is there already for a text: similar proposals, budget lines that may pay for it, costs of like projects. Nothing where the text
 * is empty, or the government unknown.
 */
export async function findHelp(
  db: Db,
  { text, lafCd, year, exceptId }: HelpAsked,
): Promise<ProposalHelp | null> {
  const title = text.trim().slice(0, LONGEST);
  if (title === '') return null;
  const government = (await listGovernments(db)).find((one) => one.lafCd === lafCd);
  if (government === undefined) return null;
  const similar = { text: title, lafCd, ...(exceptId === undefined ? {} : { exceptId }) };
  return {
    similar: await findSimilarProposals(db, similar, SIMILAR),
    lines: await findBudgetLines(db, { text: title, lafCd, year }, LINES),
    costs: await comparableCosts(db, { text: title, lafCd, tier: government.tier }, EXAMPLES),
  };
}
