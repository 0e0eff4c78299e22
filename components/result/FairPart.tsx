import { tenthsOf } from '@/components/recount/money';
import type { TrackPart } from '@/components/result/TrackBlock';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, percent } from '@/lib/domain/format';

const part = (people: number, all: number) => percent(tenthsOf(String(people), String(all)) ?? 0);

/** How many voters got how much of what they chose. */
export function FairPart({ language, track }: TrackPart) {
  const { result: text } = messages(language);
  const all = track.got.reduce((sum, people) => sum + people, 0);
  const without = track.got[0] ?? 0;
  return (
    <>
      <h3>{text.fairTitle(track.names[language])}</h3>
      <p>
        {text.fairLead(count(all), count(without), part(without, all))}{' '}
        {track.blank === 0 ? null : text.blank(count(track.blank))}
      </p>
      <Table
        language={language}
        caption={text.gotCaption}
        columns={[
          { key: 'got', header: text.got, rowHeader: true, cell: ({ got }) => text.gotOf(count(got)) },
          { key: 'people', header: text.people, numeric: true, cell: ({ people }) => count(people) },
          { key: 'share', header: text.share, numeric: true, cell: ({ people }) => part(people, all) },
        ]}
        rows={track.got.map((people, got) => ({ people, got }))}
        rowKey={({ got }) => got}
      />
    </>
  );
}
