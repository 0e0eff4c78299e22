import { format } from 'node:util';
import type { Logger } from 'pino';
import { log } from '@/lib/log';

const LEVELS = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug' } as const;

/**
 * What libraries print goes through the log: one form for every line, and no secret of theirs past the place where secrets
 * are taken out.
 */
export function logTheConsole(target: object = console, into: Logger = log): void {
  for (const [name, level] of Object.entries(LEVELS)) {
    Object.assign(target, { [name]: (...words: unknown[]) => say(into, level, words) });
  }
}

function say(into: Logger, level: (typeof LEVELS)[keyof typeof LEVELS], words: readonly unknown[]): void {
  const err = words.find((word) => word instanceof Error);
  if (err === undefined) into[level](format(...words).trim());
  else into[level]({ err }, err.message);
}
