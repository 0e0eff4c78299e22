import type { OfficeProps } from '@/components/desk/election/OfficeForm';
import { type TimelineLine, timelineOf } from '@/components/desk/election/timeline';
import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';

/** Every step of the vote, with who can do it. */
export function TimelineBlock({ language, office }: OfficeProps) {
  const { election: text } = messages(language);
  return (
    <Block id="timeline" title={text.timelineTitle} wide>
      <Table<TimelineLine>
        language={language}
        caption={text.timelineTitle}
        captionHidden
        columns={[
          { key: 'step', header: text.step, rowHeader: true, cell: ({ step }) => text.steps[step] },
          {
            key: 'status',
            header: text.status,
            cell: ({ status }) => (status === 'next' ? <strong>{text.next}</strong> : text[status]),
          },
          {
            key: 'when',
            header: text.when,
            cell: ({ at }) =>
              at === null ? <span className="missing">–</span> : <Moment language={language} at={at} />,
          },
          { key: 'who', header: text.who, prose: true, cell: ({ step }) => text.byWhom[step] },
        ]}
        rows={timelineOf(office)}
        rowKey={({ step }) => step}
      />
    </Block>
  );
}
