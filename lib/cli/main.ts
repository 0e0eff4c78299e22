import { Command, CommanderError } from 'commander';
import { closePools } from '@/lib/db/connection';
import { exitCodeOf, messageOf } from '@/lib/cli/errors';
import { endWithParent } from '@/lib/cli/end-with-parent';
import { printFailure } from '@/lib/cli/output';
import { commands } from '@/lib/cli/commands';
import { withoutSecrets } from '@/lib/log';

/** `gotgan`: exit codes 0 done, 1 failed (a bug or the machine), 2 wrong flags, 3 refused, 4 the source failed, 5 another sync is at work. */
async function main(): Promise<void> {
  const program = new Command('gotgan')
    .description('열린곳간 · Open Gotgan: pulls, checks and serves the money of local governments')
    .helpCommand('help [command]', 'what a command does')
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  for (const command of commands()) program.addCommand(throwing(command));
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) process.stderr.write(`${withoutSecrets(messageOf(error))}\n`);
    process.exitCode = exitCodeOf(error);
    if (process.argv.includes('--json') && process.exitCode !== 0)
      printFailure(withoutSecrets(error instanceof Error ? error.message : String(error)), process.exitCode);
  } finally {
    await closePools();
  }
}

/** Commander does not hand exitOverride down to commands that are added ready made. */
function throwing(command: Command): Command {
  for (const inner of command.commands) throwing(inner);
  return command.exitOverride().showHelpAfterError('(see --help)');
}

endWithParent();
await main();
process.exit();
