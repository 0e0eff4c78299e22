import { Facts } from '@/components/status/Facts';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { RenderStatus, Status } from '@/lib/domain/status';

const SHOWN = 20;

/** Which database and which build answer, and what this server rendered since it was started. */
export function SiteBlock({ data, language }: { data: Status; language: Language }) {
  const { status } = messages(language);
  const { database, build, renders } = data;
  return (
    <Block id="site" title={status.siteTitle}>
      <Facts
        language={language}
        caption={status.siteTitle}
        facts={[
          { label: status.database, value: <code>{database.id}</code> },
          { label: status.databaseVersion, value: database.version },
          { label: status.build, value: build === null ? status.noBuild : <code>{build.code}</code> },
          ...(renders === null ? [] : [{ label: status.renders, value: count(renders.total) }]),
        ]}
      />
      {renders === null ? null : <Renders renders={renders} language={language} />}
      <p>
        <a href="/api/status">{status.json}</a>
      </p>
    </Block>
  );
}

function Renders({ renders, language }: { renders: RenderStatus; language: Language }) {
  const { status } = messages(language);
  if (renders.paths.length === 0) return null;
  return (
    <Table
      language={language}
      caption={status.rendersCaption}
      columns={[
        {
          key: 'path',
          header: status.path,
          rowHeader: true,
          cell: ({ path }: RenderStatus['paths'][number]) => <code>{path}</code>,
        },
        { key: 'times', header: status.times, numeric: true, cell: ({ renders: times }) => count(times) },
      ]}
      rows={renders.paths.slice(0, SHOWN)}
      rowKey={({ path }) => path}
    />
  );
}
