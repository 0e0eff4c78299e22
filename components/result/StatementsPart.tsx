import type { CountProps } from '@/components/result/CountBlock';
import { Notice } from '@/components/ui/Notice';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { StatementLine } from '@/lib/domain/ballot/count-desk';
import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** What machines have signed, whether they agree, and where they do not. */
export function StatementsPart({ language, desk }: CountProps) {
  const { desk: text, machines } = messages(language).result;
  const { statements, agreed, differences, bodies } = desk;
  return (
    <>
      <h3>{text.statementTitle}</h3>
      <p className="hint">{text.bodies(bodies.join(', '))}</p>
      {statements.length === 0 ? (
        <p>{text.statementNone}</p>
      ) : (
        <Table
          language={language}
          caption={text.statementTitle}
          captionHidden
          columns={[
            { key: 'machine', header: machines.machine, rowHeader: true, cell: ({ machine }) => machine },
            { key: 'body', header: machines.body, cell: ({ body }) => body },
            { key: 'at', header: text.at, cell: ({ at }) => moment(at, language) },
            { key: 'state', header: text.state, cell: ({ agrees }) => stateText(language, agrees) },
            {
              key: 'key',
              header: machines.key,
              prose: true,
              cell: ({ key }) => <code className="hash">{key}</code>,
            },
          ]}
          rows={statements}
          rowKey={({ machine }) => machine}
        />
      )}
      {agreed ? <p>{text.agreed}</p> : null}
      {differences.length === 0 ? null : (
        <>
          {agreed ? null : (
            <Notice language={language} kind="warning">
              <p>{text.notAgreed}</p>
            </Notice>
          )}
          <Table
            language={language}
            caption={text.differencesCaption}
            columns={[
              { key: 'path', header: text.place, rowHeader: true, cell: ({ path }) => <code>{path}</code> },
              {
                key: 'one',
                header: text.one,
                prose: true,
                cell: ({ one }) => <code className="hash">{one}</code>,
              },
              {
                key: 'other',
                header: text.other,
                prose: true,
                cell: ({ other }) => <code className="hash">{other}</code>,
              },
            ]}
            rows={differences}
            rowKey={({ path }) => path}
          />
        </>
      )}
    </>
  );
}

function stateText(language: Language, agrees: StatementLine['agrees']): string {
  const { desk: text } = messages(language).result;
  if (agrees === null) return text.alone;
  return agrees ? text.agrees : text.differs;
}
