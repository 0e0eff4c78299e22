import type pg from 'pg';
import { COUNT_COLUMNS } from '@/lib/pipeline/rules/project-sql';

/**
 * What the rules hand to each other within a run, gone with its transaction.
 * - rule_year: the government-years to look at, and which of them in whole; `anew` where nothing that was found before holds
 * - rule_candidate: projects to look at closely, with the id of the same project last year
 * - rule_count: what was counted of government-years that are gone through in whole, and which projects are suspect
 * - rule_checked: to how much each rule could be put; `whole` says it all anew, otherwise by how much that changed
 * - rule_scope: the government-years for which a rule's findings are complete (of one part, where it is named): what is not
 *   among them holds no longer
 * - rule_finding: what breaks a rule now
 */
export async function createRuleTables(client: pg.PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE rule_year (fyr smallint, laf_cd text, whole boolean, anew boolean, has_events boolean, as_of date, PRIMARY KEY (fyr, laf_cd)) ON COMMIT DROP;
    CREATE TEMP TABLE rule_candidate (fyr smallint, id text, previous_id text, has_events boolean, whole boolean, PRIMARY KEY (fyr, id)) ON COMMIT DROP;
    CREATE TEMP TABLE rule_count (fyr smallint, laf_cd text, ${COUNT_COLUMNS}, suspects text[]) ON COMMIT DROP;
    CREATE TEMP TABLE rule_checked (rule text, fyr smallint, laf_cd text, whole boolean, checked integer, run_checked integer) ON COMMIT DROP;
    CREATE TEMP TABLE rule_scope (rule text, fyr smallint, laf_cd text, as_of date, part text, UNIQUE NULLS NOT DISTINCT (rule, fyr, laf_cd, part)) ON COMMIT DROP;
    CREATE TEMP TABLE rule_finding (rule text, fyr smallint, laf_cd text, project_id text, part text, as_of date, observed jsonb, origins jsonb) ON COMMIT DROP`);
}
