import { CommanderError } from 'commander';
import { machineFailure } from '@/lib/cli/machine-failure';

/** An expected failure of a command, with the exit code that tells callers apart what happened. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 | 3 | 4,
  ) {
    super(message);
  }
}

function hasExitCode(error: unknown): error is { exitCode: number } {
  return (
    typeof error === 'object' && error !== null && 'exitCode' in error && typeof error.exitCode === 'number'
  );
}

/** Wrong flags are 2; commander's "help was shown" is 0; anything else carries its own code or is 1. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return hasExitCode(error) ? error.exitCode : 1;
}

/** An expected failure says its message, one of the machine what helps; a bug shows where it is. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (hasExitCode(error)) return error.message;
  return machineFailure(error) ?? error.stack ?? error.message;
}
