import { type DataColumn, DataTable } from '@/components/recount/DataTable';
import { bare, exact, shareOf, shown, unitOf } from '@/components/recount/money';
import { ProjectName } from '@/components/recount/ProjectName';
import type { Part } from '@/components/recount/Results';
import { fill } from '@/components/recount/words';
import { count } from '@/lib/domain/format';
import type { ExplainedRound } from '@/lib/domain/participation/explain';

/** Equal Shares, round by round: what each winner cost those who chose it. Other rules have no rounds. */
export function RoundsBlock({ language, words, opened: { facts }, done, project }: Part) {
  const { explanation, tally } = done.result;
  if (explanation === null || explanation.rounds.length === 0) return null;
  const { rounds: texts } = words;
  const unit = { language, currency: facts.currency };
  const money = unitOf(unit);
  const scored = /points|borda/.test(tally.rule);
  const columns: DataColumn<ExplainedRound>[] = [
    {
      key: 'project',
      header: words.result.project,
      rowHeader: true,
      cell: (round) => <ProjectName project={project(round.project)} lang={facts.language} />,
    },
    {
      key: 'cost',
      header: words.result.cost,
      unit: money,
      numeric: true,
      cell: (round) => bare(project(round.project).cost),
    },
    {
      key: 'payment',
      header: scored ? texts.paymentForPoint : texts.payment,
      unit: money,
      numeric: true,
      cell: ({ max_payment_dec: payment }) => bare(shown(payment)),
    },
    { key: 'full', header: texts.full, numeric: true, cell: (round) => count(round.pay_full) },
    { key: 'rest', header: texts.rest, numeric: true, cell: (round) => count(round.pay_rest_of_money) },
    { key: 'nothing', header: texts.nothing, numeric: true, cell: (round) => count(round.pay_nothing) },
  ];
  return (
    <section className="block wide" aria-labelledby="rounds">
      <h2 id="rounds">{texts.title}</h2>
      <p>{fill(texts.lead, { endowment: exact(shareOf(explanation.endowment), unit) })}</p>
      <DataTable
        caption={texts.caption}
        columns={columns}
        rows={explanation.rounds}
        rowKey={(round) => round.project}
      />
      {explanation.rounds.length < tally.order.length ? <p className="note">{texts.completed}</p> : null}
    </section>
  );
}
