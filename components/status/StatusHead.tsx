import { durationText } from '@/components/status/status-text';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { count, date, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { CoverageStatus, Status } from '@/lib/domain/status';

/** How recent the data is, who has reported, what is kept out: in sentences, and what somebody has to look at. */
export function StatusHead({ data, language }: { data: Status; language: Language }) {
  const { status } = messages(language);
  const sentences = [lastRun(data, language), coverage(data.coverage, language), faulty(data, language)];
  return (
    <>
      <h1>{status.title}</h1>
      <p className="lead">{sentences.filter((text) => text !== '').join(' ')}</p>
      <p>
        <time dateTime={data.at}>{status.now(moment(data.at, language))}</time>
      </p>
      <Warnings data={data} language={language} />
    </>
  );
}

function lastRun({ sources }: Status, language: Language): string {
  const { status } = messages(language);
  const newest = sources
    .flatMap(({ lastSuccess }) => lastSuccess ?? [])
    .reduce<{ run: number; at: string } | null>(
      (best, one) => (best === null || one.run > best.run ? one : best),
      null,
    );
  return newest === null ? status.leadNone : status.lead(String(newest.run), moment(newest.at, language));
}

function coverage(found: CoverageStatus | null, language: Language): string {
  if (found === null) return '';
  const { year, on, existing, reported } = found;
  return messages(language).status.leadCoverage(
    String(year),
    date(on, language),
    count(reported.upper + reported.lower),
    count(existing.upper + existing.lower),
  );
}

function faulty({ quarantine }: Status, language: Language): string {
  return quarantine.open === 0 ? '' : messages(language).status.leadQuarantine(count(quarantine.open));
}

function Warnings({ data, language }: { data: Status; language: Language }) {
  const { status } = messages(language);
  const parts = data.sources.reduce((sum, source) => sum + source.partialGovernmentYears, 0);
  // Where the worker watches, the alert tells it, with what to do.
  const told = data.alerts.open.some(({ kind }) => kind === 'feed_stalled');
  const stalled = data.sources.flatMap(({ cursor }) =>
    cursor?.lag?.stalled && !told ? [cursor.lag.seconds] : [],
  );
  return (
    <>
      {parts === 0 ? null : (
        <Notice language={language}>
          <p>{status.partialNote(count(parts))}</p>
        </Notice>
      )}
      {stalled.map((seconds) => (
        <Notice key={seconds} language={language} kind="warning">
          <p>{status.stalled(durationText(seconds, language))}</p>
        </Notice>
      ))}
      {data.build?.ofThisDatabase === false ? (
        <Notice language={language} kind="warning">
          <p>{status.buildOther}</p>
        </Notice>
      ) : null}
    </>
  );
}
