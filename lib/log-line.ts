import { z } from 'zod';

const form = z.looseObject({
  level: z.string(),
  time: z.string(),
  msg: z.string().optional(),
  err: z.looseObject({ stack: z.string().optional() }).optional(),
});

/**
 * A JSON line of the log for a reader: `12:03:04 info  sync done  run=7 read=240`, the stack of an error beneath it. The
 * time is UTC, as in the JSON.
 */
export function readable(line: string): string {
  const { level, time, msg = '', err, ...rest } = form.parse(JSON.parse(line));
  const told = Object.entries(rest).filter(([name]) => name !== 'pid');
  const members = told.map(([name, value]) => `${name}=${shown(value)}`);
  const head = [time.slice(11, 19), level.padEnd(5), msg, members.join(' ')].filter((part) => part !== '');
  const stack = err === undefined ? '' : `${indented(err.stack ?? JSON.stringify(err))}\n`;
  return `${head.join(' ')}\n${stack}`;
}

function shown(value: unknown): string {
  if (typeof value === 'string' && /^[^\s="]+$/.test(value)) return value;
  return JSON.stringify(value);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
