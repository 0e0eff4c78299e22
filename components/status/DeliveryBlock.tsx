import { type Fact, Facts } from '@/components/status/Facts';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { OtherEngine, OutboxStatus, SearchStatus } from '@/lib/domain/status';

interface Props {
  outbox: OutboxStatus;
  search: SearchStatus;
  language: Language;
}

/** What waits to be delivered, and whether the search knows every project. */
export function DeliveryBlock({ outbox, search, language }: Props) {
  const { status } = messages(language);
  return (
    <Block id="delivery" title={status.deliveryTitle}>
      <Facts
        language={language}
        caption={status.deliveryTitle}
        facts={[
          { label: status.searchWaiting, value: waitingText(outbox, language) },
          { label: status.documents, value: count(search.documents) },
          { label: status.projects, value: count(search.projects) },
          {
            label: status.drift,
            value:
              search.drift === 0 ? (
                status.driftNone
              ) : (
                <strong className="remark">{count(search.drift)}</strong>
              ),
          },
          ...engineFacts(search.other, language),
          { label: status.newestPage, value: pageText(outbox, language) },
          ...logFact(outbox, language),
        ]}
      />
    </Block>
  );
}

/** Of an engine beside the database: up to when it is, and what was found wrong. */
function engineFacts(engine: OtherEngine | null, language: Language): Fact[] {
  if (engine === null) return [];
  const { alerts, status } = messages(language);
  const { documents, behind, checkedAt, repaired, failedAt, error } = engine;
  const checked =
    checkedAt === null
      ? status.never
      : status.engineChecked(count(documents ?? 0), moment(checkedAt, language), count(repaired ?? 0));
  const failed =
    failedAt === null
      ? ''
      : ` · ${status.engineFailed(moment(failedAt, language))} · ${alerts.reason}: ${error ?? ''}`;
  return [
    { label: status.engine, value: checked },
    {
      label: status.engineBehind,
      value: failed === '' ? count(behind) : <strong className="remark">{count(behind) + failed}</strong>,
    },
  ];
}

function waitingText(outbox: OutboxStatus, language: Language): string {
  const { searchWaiting, oldestWaitingAt, attempts, lastError } = outbox;
  if (oldestWaitingAt === null) return count(searchWaiting);
  const { alerts, status } = messages(language);
  const since = status.waitingSince(moment(oldestWaitingAt, language), count(attempts));
  const error = lastError === null ? '' : ` · ${alerts.reason}: ${lastError}`;
  return `${count(searchWaiting)} (${since})${error}`;
}

function pageText({ newestPageEntry, newestPageEntryAt }: OutboxStatus, language: Language): string {
  const { status } = messages(language);
  if (newestPageEntry === null) return status.never;
  return status.pageEntry(count(newestPageEntry), moment(newestPageEntryAt, language));
}

/** For how far back a restarted instance can catch up. */
function logFact({ pageEntries, oldestPageEntryAt }: OutboxStatus, language: Language): Fact[] {
  const { alerts } = messages(language);
  if (oldestPageEntryAt === null) return [];
  return [
    {
      label: alerts.logKept,
      value: alerts.logKeptFrom(count(pageEntries), moment(oldestPageEntryAt, language)),
    },
  ];
}
