import type { Command } from 'commander';
import { countCommand, electionCommand } from '@/lib/cli/commands/count';
import { auditCommand } from '@/lib/cli/commands/audit';
import { backupCommand, restoreCommand } from '@/lib/cli/commands/backup';
import { benchCommand } from '@/lib/cli/commands/bench';
import { dbCommand } from '@/lib/cli/commands/db';
import { demoCommand } from '@/lib/cli/commands/demo';
import { diffCommand } from '@/lib/cli/commands/diff';
import { doctorCommand } from '@/lib/cli/commands/doctor';
import { ledgerCommand } from '@/lib/cli/commands/ledger';
import { mirrorCommand } from '@/lib/cli/commands/mirror';
import { proposalsCommand } from '@/lib/cli/commands/proposals';
import { eligibilityCommand } from '@/lib/cli/commands/eligibility';
import { quarantineCommand } from '@/lib/cli/commands/quarantine';
import { recountCommand } from '@/lib/cli/commands/recount';
import { searchCommand } from '@/lib/cli/commands/search';
import { startCommand } from '@/lib/cli/commands/start';
import { statusCommand } from '@/lib/cli/commands/status';
import { syncCommand } from '@/lib/cli/commands/sync';
import { tallyCommand } from '@/lib/cli/commands/tally';
import { testCommand } from '@/lib/cli/commands/test';
import { userCommand } from '@/lib/cli/commands/user';
import { workerCommand } from '@/lib/cli/commands/worker';

/** Every sub-command, in the order of `gotgan help`. */
export function commands(): Command[] {
  return [
    startCommand(),
    syncCommand(),
    workerCommand(),
    statusCommand(),
    diffCommand(),
    doctorCommand(),
    quarantineCommand(),
    proposalsCommand(),
    searchCommand(),
    tallyCommand(),
    recountCommand(),
    countCommand(),
    electionCommand(),
    ledgerCommand(),
    mirrorCommand(),
    eligibilityCommand(),
    userCommand(),
    auditCommand(),
    demoCommand(),
    dbCommand(),
    backupCommand(),
    restoreCommand(),
    benchCommand(),
    testCommand(),
  ];
}
