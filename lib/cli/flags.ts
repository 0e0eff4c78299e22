import { InvalidArgumentError } from 'commander';
import { type Knowledge, readDay, readKnowledge } from '@/lib/domain/history';

/** A flag's value that is a whole number of up to nine digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('A whole number of up to nine digits is needed.');
  return Number(text);
}

/** A flag's value that is a day of the calendar. */
export function day(text: string): string {
  const read = readDay(text);
  if (read === null) throw new InvalidArgumentError('A date YYYY-MM-DD is needed.');
  return read;
}

/** A flag's value that says by what something was known: a run's number or a day. */
export function knowledge(text: string): Knowledge {
  const read = readKnowledge(text);
  if (read === undefined || read === null)
    throw new InvalidArgumentError('A run number or a date YYYY-MM-DD is needed.');
  return read;
}
