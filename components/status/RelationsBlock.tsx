import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { sourceText } from '@/lib/content/source-text';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { RelationStatus } from '@/lib/domain/status';

/** What came beside the projects: rows of each relation by source. */
export function RelationsBlock({
  relations,
  language,
}: {
  relations: readonly RelationStatus[];
  language: Language;
}) {
  const { relations: text } = messages(language);
  if (relations.length === 0) {
    return (
      <Block id="relations" title={text.title}>
        <EmptyState language={language} title={text.none} />
      </Block>
    );
  }
  return (
    <Block id="relations" title={text.title}>
      <Table
        language={language}
        caption={text.caption}
        columns={[
          {
            key: 'relation',
            header: text.relation,
            rowHeader: true,
            cell: ({ relation }: RelationStatus) => text.names[relation],
          },
          { key: 'source', header: text.source, cell: ({ source }) => sourceText(source, language) },
          { key: 'shown', header: text.shown, numeric: true, cell: ({ shownRows }) => count(shownRows) },
          {
            key: 'held-back',
            header: text.heldBack,
            numeric: true,
            cell: ({ heldBackRows }) => count(heldBackRows),
          },
        ]}
        rows={relations}
        rowKey={({ relation, source }) => `${relation} ${source}`}
      />
      <p>{text.withProgram}</p>
    </Block>
  );
}
