import type pg from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { type InputKind } from '@/lib/sources/source';
import { type GovernmentYear } from '@/lib/pipeline/coverage';
import { type Plan } from '@/lib/pipeline/plan';
import { takeChanged } from '@/lib/pipeline/rules/changed';
import {
  checkGovernmentYears,
  checkSources,
  checkYears,
  noteRemovals,
  refuseUnlessPartsTie,
} from '@/lib/pipeline/rules/governments';
import { type LedgerChanges, writeLedger } from '@/lib/pipeline/rules/ledger';
import { findInProjects } from '@/lib/pipeline/rules/projects';
import { fillRuleYears, saveStanding } from '@/lib/pipeline/rules/scope';
import { createRuleTables } from '@/lib/pipeline/rules/tables';
import { checkWholeYears } from '@/lib/pipeline/rules/whole';

export interface RulesInput {
  runId: string;
  kind: InputKind;
  plan: Pick<Plan, 'removals' | 'newestDay' | 'projects'>;
  /** Served government-years of which a project changed; and those that another source served until now. */
  shown: readonly GovernmentYear[];
  handedOver: readonly GovernmentYear[];
}

/**
 * Puts every rule to what the run changed, in the run's transaction, once projects, relations and roll-ups are as they
 * will be; and writes the ledger.
 * @throws Refusal where a fatal rule is broken
 */
export async function checkRules(client: pg.PoolClient, input: RulesInput): Promise<LedgerChanges> {
  const { runId, kind, plan, shown, handedOver } = input;
  // The queries are large and their results small: compiling them costs more than running them.
  await client.query(`SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`);
  await createRuleTables(client);
  const years = await fillRuleYears(client, {
    runId,
    shown,
    handedOver,
    changedProjects: plan.projects.length,
  });
  if (years.length > 0) await checkWhatChanged(client, runId, years);
  if (kind === 'whole' && plan.newestDay.size > 0)
    await noteRemovals(client, [...plan.newestDay.values()], plan.removals);
  await checkSources(client, seoulDay(new Date()));
  return writeLedger(client, runId);
}

async function checkWhatChanged(
  client: pg.PoolClient,
  runId: string,
  years: readonly number[],
): Promise<void> {
  await refuseUnlessPartsTie(client);
  await checkWholeYears(client, runId, years);
  await takeChanged(client, runId, years);
  await findInProjects(client, runId);
  await saveStanding(client, runId);
  await checkGovernmentYears(client);
  await checkYears(client, years);
}
