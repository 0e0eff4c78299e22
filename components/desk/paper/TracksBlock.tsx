import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { PaperDesk } from '@/lib/domain/ballot/paper';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** By track: who was checked in on paper, and how many sheets are entered of as many at most. */
export function TracksBlock({ language, desk }: { language: Language; desk: PaperDesk }) {
  const { paper: text } = messages(language);
  return (
    <Block id="tracks" title={text.tracksTitle}>
      <Table
        language={language}
        caption={text.tracksCaption}
        columns={[
          { key: 'track', header: text.track, rowHeader: true, cell: ({ name }) => name[language] },
          {
            key: 'checkedIn',
            header: text.checkedIn,
            numeric: true,
            cell: ({ checkedIn }) => count(checkedIn),
          },
          { key: 'entered', header: text.entered, numeric: true, cell: ({ entered }) => count(entered) },
          {
            key: 'left',
            header: text.notEntered,
            numeric: true,
            cell: ({ checkedIn, entered }) => count(checkedIn - entered),
          },
        ]}
        rows={desk.tracks}
        rowKey={({ track }) => track}
      />
      <p>{text.tracksNote}</p>
    </Block>
  );
}
