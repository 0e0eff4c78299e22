import { BareCost } from '@/components/process/Cost';
import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Track } from '@/lib/domain/process/types';

/** The shares of a process: their ceilings, and who may take part. */
export function TracksBlock({ language, tracks }: { language: Language; tracks: readonly Track[] }) {
  if (tracks.length === 0) return null;
  const { common, process: text } = messages(language);
  const columns: Column<Track>[] = [
    { key: 'track', header: text.track, rowHeader: true, cell: ({ names }) => names[language] },
    {
      key: 'ceiling',
      header: text.ceiling,
      unit: common.won,
      numeric: true,
      cell: ({ ceiling }) => <BareCost value={ceiling} none={text.noCeiling} />,
    },
    { key: 'who', header: text.who, prose: true, cell: ({ who }) => who[language] },
  ];
  return (
    <Block id="tracks" title={text.tracksTitle} wide>
      <Table
        language={language}
        caption={text.tracksCaption}
        captionHidden
        columns={columns}
        rows={tracks}
        rowKey={({ key }) => key}
      />
    </Block>
  );
}
