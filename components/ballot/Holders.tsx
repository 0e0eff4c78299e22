import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { type CeremonyDocument, seats } from '@/lib/domain/ballot/ceremony';
import type { Language } from '@/lib/domain/language';
import type { VoteRules } from '@/lib/domain/participation/rules-document';

interface Props {
  language: Language;
  document: CeremonyDocument;
  /** SHA-256 of the public key, hexadecimal. */
  keyMark: string;
  bodies: Pick<VoteRules['key'], 'bodies'>;
}

/** The key of a vote as the ceremony published it: its fingerprint, and who holds which share. */
export function Holders({ language, document, keyMark, bodies }: Props) {
  const { election: text } = messages(language);
  const names = seats(bodies).map((name) => name[language]);
  const rows = document.holders.map((holder, at) => ({ ...holder, number: at + 1 }));
  return (
    <>
      <dl className="pairs">
        <div>
          <dt>{text.keyMark}</dt>
          <dd>
            <code className="whole-hash">{keyMark}</code>
          </dd>
        </div>
        <div>
          <dt>{text.tested}</dt>
          <dd>{text.testedWith((document.test.match(/\d+/g) ?? []).join(', '))}</dd>
        </div>
      </dl>
      <Table
        language={language}
        caption={text.holdersCaption}
        columns={[
          { key: 'number', header: text.holder, rowHeader: true, cell: ({ number }) => number },
          { key: 'body', header: text.body, cell: ({ body, number }) => names[number - 1] ?? body },
          {
            key: 'name',
            header: text.holderName,
            cell: ({ name }) => name ?? <span className="missing">{text.noName}</span>,
          },
          {
            key: 'mark',
            header: text.mark,
            cell: ({ mark }) => <code title={mark}>{mark.slice(0, 16)}…</code>,
          },
        ]}
        rows={rows}
        rowKey={({ number }) => number}
      />
    </>
  );
}
