import { Facts } from '@/components/status/Facts';
import { durationText } from '@/components/status/status-text';
import { messages } from '@/lib/content/messages';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { CursorStatus, FeedLag } from '@/lib/domain/status';

/** Where the incremental pull stands, and how far behind the feed that is. */
export function CursorFacts({ cursor, language }: { cursor: CursorStatus; language: Language }) {
  const { status } = messages(language);
  const { epoch, tx, seq, changedAt, lag } = cursor;
  return (
    <>
      <h3>{status.cursorTitle}</h3>
      <Facts
        language={language}
        caption={status.cursorTitle}
        facts={[
          { label: status.cursor, value: status.cursorPlace(tx, String(seq)) },
          { label: status.epoch, value: <code>{epoch}</code> },
          { label: status.changedAt, value: moment(changedAt, language) },
          { label: status.newestChange, value: moment(lag?.newestChangeAt ?? null, language) },
          { label: status.lag, value: lagText(lag, language) },
        ]}
      />
    </>
  );
}

function lagText(lag: FeedLag | null, language: Language): string {
  const { status } = messages(language);
  if (lag === null) return status.lagUnmeasured;
  const behind =
    lag.unread === 0
      ? status.lagNone
      : status.lagBehind(count(lag.unread), durationText(lag.seconds, language));
  return `${behind} (${status.measuredAt(moment(lag.measuredAt, language))})`;
}
