import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { PhaseTime } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  phases: readonly PhaseTime[];
}

/** Every phase with its beginning and end. */
export function ScheduleBlock({ language, phases }: Props) {
  const { process: text } = messages(language);
  const columns: Column<PhaseTime>[] = [
    { key: 'phase', header: text.phase, rowHeader: true, cell: ({ phase }) => text.phases[phase] },
    {
      key: 'begins',
      header: text.begins,
      cell: ({ begins }) => <Moment language={language} at={begins} />,
    },
    {
      key: 'ends',
      header: text.ends,
      cell: ({ ends }) =>
        ends === null ? (
          <span className="missing">{text.noEnd}</span>
        ) : (
          <Moment language={language} at={ends} />
        ),
    },
    { key: 'meaning', header: text.meaning, prose: true, cell: ({ phase }) => text.phaseMeanings[phase] },
  ];
  if (phases.length === 0)
    return (
      <Block id="schedule" title={text.scheduleTitle}>
        <EmptyState language={language} title={text.noSchedule} />
      </Block>
    );
  return (
    <Block id="schedule" title={text.scheduleTitle} wide source={<p className="note">{text.scheduleNote}</p>}>
      <Table
        language={language}
        caption={text.scheduleCaption}
        captionHidden
        columns={columns}
        rows={phases}
        rowKey={({ phase }) => phase}
      />
    </Block>
  );
}
