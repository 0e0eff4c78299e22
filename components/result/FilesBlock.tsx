import type { ResultPart } from '@/components/result/ResultView';
import { filesPath } from '@/components/result/paths';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';

/** Everything that the result was made of, each with its hash. */
export function FilesBlock({ language, id, published: { files } }: ResultPart) {
  const { files: text } = messages(language).result;
  const kind = (name: string) => {
    if (name.endsWith('.pb')) return text.kinds['ballots'];
    return text.kinds[name] ?? text.kinds['statement'];
  };
  return (
    <Block id="files" title={text.title} lead={<p>{text.lead}</p>} wide>
      <Table
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          {
            key: 'name',
            header: text.name,
            rowHeader: true,
            cell: ({ name }) => (
              <a href={filesPath(id, name)} download={name}>
                {name}
              </a>
            ),
          },
          { key: 'what', header: text.what, cell: ({ name }) => kind(name) },
          {
            key: 'sha256',
            header: 'SHA-256',
            prose: true,
            cell: ({ sha256 }) => <code className="hash">{sha256}</code>,
          },
        ]}
        rows={files}
        rowKey={({ name }) => name}
      />
    </Block>
  );
}
