import { AmountText } from '@/components/recount/AmountText';
import { bare, exact, shareOf, tenthsOf, type Unit, unitOf } from '@/components/recount/money';
import { type DataColumn, DataTable } from '@/components/recount/DataTable';
import { DownloadResult } from '@/components/recount/DownloadResult';
import { ProjectName } from '@/components/recount/ProjectName';
import type { Part } from '@/components/recount/Results';
import { fill, ruleName } from '@/components/recount/words';
import { Sentence } from '@/components/ui/Sentence';
import type { ProjectFacts } from '@/lib/client/recount/protocol';
import { count, percent } from '@/lib/domain/format';

interface Row {
  project: ProjectFacts;
  /** From 1; null where it was not funded. */
  order: number | null;
}

/** What won, for how much, and every project with its votes and its outcome. */
export function ResultBlock({ language, words, opened: { facts }, done }: Part) {
  const { result: texts } = words;
  const { tally, cost, left } = done.result;
  const unit = { language, currency: facts.currency };
  const share = tenthsOf(cost, facts.budget);
  const rows = rowsOf(facts.projects, tally.order);
  return (
    <section className="block wide" aria-labelledby="result">
      <h2 id="result">{texts.title}</h2>
      <p className="lead">
        {tally.order.length === 0 ? `${texts.none} ` : null}
        <Sentence
          text={texts.opening}
          slots={{
            projects: count(facts.projects.length),
            winners: <strong>{count(tally.order.length)}</strong>,
            budget: <AmountText value={facts.budget} unit={unit} />,
            cost: <AmountText value={cost} unit={unit} />,
            share: percent(share ?? 0),
            left: <AmountText value={left} unit={unit} />,
          }}
        />
      </p>
      <UsedBar label={`${texts.used}: ${percent(share ?? 0)}`} tenths={share ?? 0} />
      <HowCounted {...{ words, done, unit }} />
      <DataTable
        caption={texts.caption}
        columns={columnsOf({ words, unit, facts })}
        rows={rows}
        rowKey={(row) => row.project.id}
        rowClass={(row) => (row.order === null ? 'lost' : undefined)}
      />
      <p className="no-print actions">
        <DownloadResult words={words} tally={tally} />
        <button type="button" className="button button-secondary" onClick={() => window.print()}>
          {texts.print}
        </button>
      </p>
      <p className="note no-print">{texts.share}</p>
    </section>
  );
}

/** The funded ones in their order, then the others by votes. */
function rowsOf(projects: readonly ProjectFacts[], order: readonly string[]): Row[] {
  const place = new Map(order.map((id, at) => [id, at + 1]));
  const rows = projects.map((project) => ({ project, order: place.get(project.id) ?? null }));
  return rows.sort(
    (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || b.project.votes - a.project.votes,
  );
}

type Context = Pick<Part, 'words'> & { unit: Unit; facts: Part['opened']['facts'] };

function columnsOf({ words, unit, facts }: Context): DataColumn<Row>[] {
  const { result: texts } = words;
  const score: DataColumn<Row>[] = facts.projects.some(({ score: points }) => points !== null)
    ? [
        {
          key: 'score',
          header: facts.voteType === 'ordinal' ? texts.borda : texts.score,
          numeric: true,
          cell: ({ project }) => bare(project.score ?? '0'),
        },
      ]
    : [];
  return [
    {
      key: 'project',
      header: texts.project,
      rowHeader: true,
      cell: ({ project }) => <ProjectName project={project} lang={facts.language} />,
    },
    { key: 'votes', header: texts.votes, numeric: true, cell: ({ project }) => count(project.votes) },
    ...score,
    {
      key: 'cost',
      header: texts.cost,
      unit: unitOf(unit),
      numeric: true,
      cell: ({ project }) => bare(project.cost),
    },
    {
      key: 'order',
      header: texts.order,
      numeric: true,
      cell: ({ order }) => (order === null ? '' : count(order)),
    },
    {
      key: 'outcome',
      header: texts.outcome,
      cell: ({ order }) => (order === null ? texts.lost : <strong className="won">{texts.won}</strong>),
    },
  ];
}

function UsedBar({ label, tenths }: { label: string; tenths: number }) {
  return (
    <svg className="used" height="20" role="img" aria-label={label}>
      <rect className="track" x="0.5" y="2.5" width="99.9%" height="15" />
      <rect
        className="bar"
        x="0.5"
        y="2.5"
        width={`${Math.min(999, Math.max(0, tenths)) / 10}%`}
        height="15"
      />
    </svg>
  );
}

/** The rule, how often projects were equal, and how far the shares were raised. */
function HowCounted({ words, done, unit }: { words: Part['words']; done: Part['done']; unit: Unit }) {
  const { result: texts } = words;
  const { rule, tie_events: events, lot_events: lots, steps, stop } = done.result.tally;
  const { explanation } = done.result;
  return (
    <div className="note">
      <p>
        {fill(texts.by, { rule: ruleName(rule, words) })} <code>{rule}</code>
      </p>
      {steps === null || explanation === null ? null : (
        <p>
          {fill(texts.steps, {
            steps: count(steps),
            endowment: exact(shareOf(explanation.endowment), unit),
            stop: texts.stops[stop ?? ''] ?? '',
          })}
        </p>
      )}
      {events === 0 ? null : (
        <p>
          {fill(lots === 0 ? texts.tiesByCost : texts.ties, { events: count(events), lots: count(lots) })}
        </p>
      )}
    </div>
  );
}
