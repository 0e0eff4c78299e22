import { seoulDay } from '@/lib/domain/calendar';

/** Officials are to answer within so many days: what the portal asks of them, and shows them. */
export const ANSWER_DAYS = 14;

const DAY_MS = 86_400_000;

/** The last day in Seoul for an answer, `YYYY-MM-DD`. @param at since when the question is public, ISO 8601 */
export function dueOf(at: string): string {
  return seoulDay(new Date(Date.parse(at) + ANSWER_DAYS * DAY_MS));
}
