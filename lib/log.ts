import { writeSync } from 'node:fs';
import pino, { type Logger } from 'pino';
import { readEnv, secretsOf, SettingsError } from '@/lib/env';
import { readable } from '@/lib/log-line';
import { redactor } from '@/lib/redact';

/**
 * The log of every process: JSON lines on stderr, or lines for reading where stderr is a terminal. `LOG_LEVEL` says from
 * which level on. No line carries a key, a password or an address with one, and none what tells who a visitor is.
 *
 * `log.info({ run: 7, read: 240 }, 'sync done')`, `log.error({ err }, 'the feed cannot be read')`: members in snake_case, an
 * error under `err` with its stack.
 */
export const log: Logger = createLog({ terminal: process.stderr.isTTY === true });

interface LogOptions {
  terminal: boolean;
  /** Where lines go, their end included; stderr where it is not said. */
  write?: (line: string) => void;
  source?: Record<string, string | undefined>;
}

/** Makes a log of its own, for tests. Written at once, so that a process which ends has said its last line. */
export function createLog({ terminal, write = toStderr, source }: LogOptions): Logger {
  const { level, secrets } = settings(terminal, source);
  const hide = redactor(secrets);
  const shape = terminal ? readable : (line: string) => line;
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: told },
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(shape(hide(line))) },
  );
}

/** A text as anybody may read it: for messages that do not go through the log. */
export function withoutSecrets(text: string): string {
  return redactor(settings(false).secrets)(text);
}

/** What cannot be read is said by the command that reads it, not by its log. */
function settings(
  terminal: boolean,
  source?: Record<string, string | undefined>,
): { level: string; secrets: string[] } {
  // Whoever sits at a terminal is told by the commands themselves how things go.
  const usual = terminal ? 'warn' : 'info';
  try {
    const env = readEnv(source);
    return { level: env.LOG_LEVEL ?? usual, secrets: secretsOf(env) };
  } catch (error) {
    if (error instanceof SettingsError) return { level: usual, secrets: [] };
    throw error;
  }
}

/** What is told of an error. Some carry the whole connection that they came over, its password included. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { type: name, message, ...code, stack, ...(cause === undefined ? {} : { cause: told(cause) }) };
}

/** A pipe that nobody empties, or that is closed, stops no work: the line is lost. */
function toStderr(line: string): void {
  try {
    writeSync(2, line);
  } catch {
    // There is nobody to tell.
  }
}
