import { messages } from '@/lib/content/messages';
import { sourceText } from '@/lib/content/source-text';
import { type AlertDetail, isAlertKind } from '@/lib/domain/alert';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** What is wrong, and what to do about it, in words. */
export function alertText(
  { kind, subject, detail }: { kind: string; subject: string; detail: AlertDetail },
  language: Language,
): { title: string; remedy: string } {
  const { alerts } = messages(language);
  if (!isAlertKind(kind)) return { title: alerts.unknown(kind, subject), remedy: alerts.unknownRemedy };
  const { title, remedy } = alerts.kinds[kind];
  const number = (name: string) => (typeof detail[name] === 'number' ? count(detail[name]) : '?');
  const words = {
    subject: kind === 'job_failing' ? jobText(subject, language) : sourceText(subject, language),
    run: typeof detail['run'] === 'number' ? String(detail['run']) : '?',
    failures: number('failures'),
    count: number(COUNTED[kind] ?? 'count'),
    broken: brokenText(detail, language),
  };
  return { title: title(words), remedy };
}

/** What is counted of each kind that counts something. */
const COUNTED: Record<string, string> = {
  feed_stalled: 'unread',
  delivery_failing: 'waiting',
  instance_behind: 'behind',
};

/** Which number of a vote is wrong, in which track, and how many others are; empty for what is no vote. */
function brokenText(detail: AlertDetail, language: Language): string {
  const { invariant, track, found, bound, more } = detail;
  if (typeof invariant !== 'string' || typeof found !== 'number' || typeof bound !== 'number') return '';
  const { invariants, moreBroken } = messages(language).alerts;
  const numbers = { found: count(found), bound: count(bound) };
  const text = invariants[invariant]?.(numbers) ?? `${invariant} (${numbers.found}, ${numbers.bound})`;
  const where = typeof track === 'string' ? `${track}, ` : '';
  return where + text + (typeof more === 'number' && more > 0 ? moreBroken(count(more)) : '');
}

/** A job of the worker by its name; one that is not known is shown as it is stored. */
export function jobText(job: string, language: Language): string {
  return messages(language).alerts.jobs[job] ?? job;
}
