import { Command } from 'commander';
import { asOfCommand } from '@/lib/cli/bench/as-of';
import { faultsBench } from '@/lib/cli/bench/faults/command';
import { proposalsBenchCommand } from '@/lib/cli/bench/proposals-command';
import { searchBenchCommand } from '@/lib/cli/bench/search/command';
import { syncBenchCommand } from '@/lib/cli/bench/sync-command';
import { tallyBenchCommand } from '@/lib/cli/bench/tally-command';
import { voteBenchCommand } from '@/lib/cli/bench/vote-command';

/** `gotgan bench`: measures what the portal promises, each measurement a file of lib/cli/bench. Databases are throw-away ones. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('measure speed and memory')
    .addCommand(syncBenchCommand())
    .addCommand(asOfCommand())
    .addCommand(searchBenchCommand())
    .addCommand(faultsBench())
    .addCommand(tallyBenchCommand())
    .addCommand(proposalsBenchCommand())
    .addCommand(voteBenchCommand());
}
