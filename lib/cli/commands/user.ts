import { Command } from 'commander';
import { CliError } from '@/lib/cli/errors';
import { printJson } from '@/lib/cli/output';
import { memberPool } from '@/lib/db/connection';
import { STAFF_ROLES, type StaffRole } from '@/lib/domain/access/roles';
import { grantRole, listPeopleWithRoles, removeDemoPeople, revokeRole } from '@/lib/services/people/roles';

interface GrantFlags {
  role: string;
  government?: string;
  department?: string;
  json?: boolean;
}

/** `gotgan user`: who may do what. The first operators and editors are made here; those make others in the portal. */
export function userCommand(): Command {
  const sub = (name: string) => new Command(name).exitOverride();
  return new Command('user')
    .description('roles of people who sign in')
    .addCommand(
      sub('list')
        .description('everybody with a role')
        .option('--json', 'print one JSON document')
        .action(list),
    )
    .addCommand(
      sub('grant')
        .description('give a role to the account of an e-mail address; it is made where there is none')
        .argument('<email>')
        .requiredOption('--role <role>', STAFF_ROLES.join(', '))
        .option('--government <code>', 'seven digits; all but auditors and operators need one')
        .option('--department <name>', 'of reviewers: whose proposals they judge')
        .option('--json', 'print one JSON document')
        .action(grant),
    )
    .addCommand(
      sub('revoke').description('take a role back').argument('<id>', 'from gotgan user list').action(revoke),
    )
    .addCommand(
      sub('remove-demo').description('close the invented accounts of demo mode').action(removeDemo),
    );
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const people = await listPeopleWithRoles(await memberPool());
  if (json === true) return printJson(people);
  for (const { grant, email, name, role, lafCd, department } of people)
    process.stdout.write(`${[grant, email ?? name, role, lafCd ?? '-', department ?? '-'].join('\t')}\n`);
}

async function grant(email: string, { role, government, department, json }: GrantFlags): Promise<void> {
  const known = STAFF_ROLES.find((one): one is StaffRole => one === role);
  if (known === undefined) throw new CliError(`--role ${role}: there is ${STAFF_ROLES.join(', ')}`, 2);
  const outcome = await grantRole(await memberPool(), {
    email,
    role: known,
    lafCd: government ?? null,
    department: department ?? null,
    by: 'gotgan user grant',
    byPerson: null,
  });
  if ('problem' in outcome) throw new CliError(PROBLEMS[outcome.problem], 2);
  if (json === true) return printJson(outcome);
  process.stdout.write(
    `${email} is now ${known}${government === undefined ? '' : ` of ${government}`} (${outcome.grant})\n`,
  );
}

const PROBLEMS = {
  'not-an-email': 'This is not an e-mail address.',
  'government-missing': 'This role belongs to a government: --government <seven digits>.',
  'government-unknown': 'There is no government of this code: gotgan status, or /#governments.',
  'government-too-many': 'This role is of no single government: leave --government out.',
  'department-missing': 'Reviewers belong to a department: --department <name>.',
  'department-too-many': 'Only reviewers belong to a department: leave --department out.',
} as const;

async function revoke(id: string): Promise<void> {
  const isKnown =
    /^\d{1,18}$/.test(id) &&
    (await revokeRole(await memberPool(), id, { by: 'gotgan user revoke', person: null }));
  if (!isKnown) throw new CliError(`There is no role ${id} in force: gotgan user list`, 2);
  process.stdout.write(`${id} was taken back\n`);
}

async function removeDemo(): Promise<void> {
  process.stdout.write(`${await removeDemoPeople(await memberPool())} invented accounts closed\n`);
}
