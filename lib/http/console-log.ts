import { format } from 'node:util';
import { log } from '@/lib/log';

const LEVELS = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug' } as const;

/**
 * What libraries print goes through the log: one form for every line, and no secret of theirs past the place where secrets
 * are taken out.
 */
export function logTheConsole(): void {
  for (const [name, level] of Object.entries(LEVELS)) {
    Object.assign(console, { [name]: (...words: unknown[]) => say(level, words) });
  }
}

function say(level: (typeof LEVELS)[keyof typeof LEVELS], words: readonly unknown[]): void {
  const err = words.find((word) => word instanceof Error);
  if (err === undefined) log[level](format(...words).trim());
  else log[level]({ err }, err.message);
}
