import { Fragment } from 'react';
import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { date, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { Phase, PhaseTime } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  /** ISO 8601 in UTC. */
  at: string;
}

/** A moment in Korean time. */
export function Moment({ language, at }: Props) {
  return <time dateTime={at}>{moment(at, language)}</time>;
}

/** The day of a moment in Korea. */
export function Day({ language, at }: Props) {
  return (
    <time className="whole" dateTime={at}>
      {date(seoulDay(new Date(at)), language)}
    </time>
  );
}

/** The days of a phase, the last on which it is open among them. */
export function PhaseDays({
  language,
  phases,
  phase,
}: {
  language: Language;
  phases: readonly PhaseTime[];
  phase: Phase;
}) {
  const { process: text } = messages(language);
  const found = phases.find((one) => one.phase === phase);
  if (found === undefined) return <span className="missing">{text.noPhase}</span>;
  const { begins, ends } = found;
  if (ends === null) return text.from(date(seoulDay(new Date(begins)), language));
  // A phase lasts up to its end: one that ends at midnight is not open on the day that begins then.
  const last = new Date(Date.parse(ends) - 1000).toISOString();
  const days = [begins, last].map((at) => <Day key={at} language={language} at={at} />);
  return days.map((day, index) => (
    <Fragment key={day.key}>
      {index === 0 ? null : text.to}
      {day}
    </Fragment>
  ));
}
