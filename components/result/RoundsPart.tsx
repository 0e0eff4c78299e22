import { bare, shown, unitOf } from '@/components/recount/money';
import { fill } from '@/components/recount/words';
import { wonIn, wonText } from '@/components/result/amounts';
import type { TrackPart } from '@/components/result/TrackBlock';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';

/** Equal Shares, round by round: what each winner cost those who chose it. Other rules have no rounds. */
export function RoundsPart({ language, track }: TrackPart) {
  const { recount, result: text } = messages(language);
  const { rounds: words, result: shared } = recount.tool;
  if (track.shared === null || track.shared.explained.length === 0) return null;
  const { explained, endowment, worth } = track.shared;
  const titles = new Map(track.lines.map(({ number, title }) => [String(number), title]));
  const money = unitOf(wonIn(language));
  return (
    <>
      <h3>{text.roundsTitle(track.names[language])}</h3>
      <p>{fill(words.lead, { endowment: wonText(endowment, language) })}</p>
      <Table
        language={language}
        caption={words.caption}
        columns={[
          {
            key: 'project',
            header: shared.project,
            rowHeader: true,
            cell: ({ project }) => <span lang="ko">{titles.get(project)}</span>,
          },
          {
            key: 'payment',
            header: worth === 'one' ? words.payment : words.paymentForPoint,
            unit: money,
            numeric: true,
            cell: ({ max_payment_dec: payment }) => bare(shown(payment)),
          },
          { key: 'full', header: words.full, numeric: true, cell: ({ pay_full: people }) => count(people) },
          {
            key: 'rest',
            header: words.rest,
            numeric: true,
            cell: ({ pay_rest_of_money: people }) => count(people),
          },
          {
            key: 'nothing',
            header: words.nothing,
            numeric: true,
            cell: ({ pay_nothing: people }) => count(people),
          },
        ]}
        rows={explained}
        rowKey={({ project }) => project}
      />
      {explained.length < track.lines.filter(({ won }) => won).length ? (
        <p className="note">{text.completed}</p>
      ) : null}
    </>
  );
}
