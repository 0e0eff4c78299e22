import type pg from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { type InputKind, type SourceName } from '@/lib/sources/source';
import { type GovernmentYear } from '@/lib/pipeline/coverage';
import { type Planned } from '@/lib/pipeline/planned';
import { type StagedRelations } from '@/lib/pipeline/relations/intake';
import { takeChanged } from '@/lib/pipeline/rules/changed';
import {
  checkGovernmentYears,
  checkSources,
  checkYears,
  noteDelivery,
  refuseUnlessPartsTie,
} from '@/lib/pipeline/rules/governments';
import { type LedgerChanges, writeLedger } from '@/lib/pipeline/rules/ledger';
import { noteRelations } from '@/lib/pipeline/rules/relations';
import { findInProjects } from '@/lib/pipeline/rules/projects';
import { settleRefusals } from '@/lib/pipeline/rules/refusal';
import { fillRuleYears, saveStanding } from '@/lib/pipeline/rules/scope';
import { createRuleTables } from '@/lib/pipeline/rules/tables';
import { checkWholeYears } from '@/lib/pipeline/rules/whole';

export interface RulesInput {
  runId: string;
  source: SourceName;
  kind: InputKind;
  plan: Pick<Planned, 'removals' | 'newestDay' | 'changes'>;
  /** Whether a government-year is served from this source once the run is applied. */
  serves: (fiscalYear: number, lafCd: string) => boolean;
  /** Served government-years of which a project changed; and those that another source served until now. */
  shown: readonly GovernmentYear[];
  handedOver: readonly GovernmentYear[];
  /** What came beside the projects, applied. */
  relations: StagedRelations | null;
}

/**
 * Puts every rule to what the run changed, in the run's transaction, once projects, relations and roll-ups are as they
 * will be; and writes the ledger.
 * @throws Refusal where a fatal rule is broken
 */
export async function checkRules(client: pg.PoolClient, input: RulesInput): Promise<LedgerChanges> {
  const { runId, source, kind, plan, serves, shown, handedOver, relations } = input;
  // The queries are large and their results small: compiling them costs more than running them.
  await client.query(`SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`);
  await createRuleTables(client);
  const years = await fillRuleYears(client, {
    runId,
    shown,
    handedOver,
    changedProjects: plan.changes,
  });
  if (years.length > 0) await checkWhatChanged(client, { runId, years, changes: plan.changes });
  const delivered = [...plan.newestDay.values()].filter((one) => serves(one.fiscalYear, one.lafCd));
  const whole = kind === 'whole' && delivered.length > 0;
  if (whole) await noteDelivery(client, source, delivered, plan.removals);
  if (relations !== null) await noteRelations(client, relations);
  const settled = whole ? await settleRefusals(client, source, delivered) : [];
  await checkSources(client, seoulDay(new Date()));
  const { governmentYears, projects } = await writeLedger(client, runId);
  return { governmentYears: [...governmentYears, ...settled], projects };
}

async function checkWhatChanged(
  client: pg.PoolClient,
  changed: { runId: string; years: readonly number[]; changes: number },
): Promise<void> {
  const { runId, years } = changed;
  await refuseUnlessPartsTie(client);
  await checkWholeYears(client, runId);
  await takeChanged(client, changed);
  await findInProjects(client, runId);
  await saveStanding(client, runId);
  await checkGovernmentYears(client);
  await checkYears(client, years);
}
