import { Facts } from '@/components/status/Facts';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { OutboxStatus, SearchStatus } from '@/lib/domain/status';

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
          { label: status.newestPage, value: pageText(outbox, language) },
        ]}
      />
    </Block>
  );
}

function waitingText({ searchWaiting, oldestWaitingAt, attempts }: OutboxStatus, language: Language): string {
  if (oldestWaitingAt === null) return count(searchWaiting);
  const since = messages(language).status.waitingSince(moment(oldestWaitingAt, language), count(attempts));
  return `${count(searchWaiting)} (${since})`;
}

function pageText({ newestPageEntry, newestPageEntryAt }: OutboxStatus, language: Language): string {
  const { status } = messages(language);
  if (newestPageEntry === null) return status.never;
  return status.pageEntry(count(newestPageEntry), moment(newestPageEntryAt, language));
}
