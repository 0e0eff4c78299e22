import type { ResultPart } from '@/components/result/ResultView';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';

/** The machines that counted and signed. */
export function MachinesBlock({ language, vote: { statements } }: ResultPart) {
  const { machines: text } = messages(language).result;
  return (
    <Block id="machines" title={text.title} lead={<p>{text.lead}</p>} wide>
      <Table
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          { key: 'machine', header: text.machine, rowHeader: true, cell: ({ machine }) => machine },
          { key: 'body', header: text.body, cell: ({ body }) => body },
          {
            key: 'key',
            header: text.key,
            prose: true,
            cell: ({ key }) => <code className="hash">{key}</code>,
          },
        ]}
        rows={statements}
        rowKey={({ machine }) => machine}
      />
    </Block>
  );
}
