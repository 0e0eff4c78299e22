import { useMemo } from 'react';
import { DataTable } from '@/components/recount/DataTable';
import { LoserQuestions } from '@/components/recount/LoserQuestions';
import { bare, exact, shown, unitOf } from '@/components/recount/money';
import { ProjectName } from '@/components/recount/ProjectName';
import type { Part } from '@/components/recount/Results';
import { useQuestions } from '@/components/recount/use-questions';
import { fill } from '@/components/recount/words';
import { count } from '@/lib/domain/format';
import type { Loser } from '@/lib/domain/participation/losers';

/** Why each of the others lost, and on demand what would have been enough. */
export function LosersBlock(part: Part) {
  const { language, words, opened, done, project } = part;
  const { losers: texts } = words;
  const { facts } = opened;
  const { answers, ask } = useQuestions(part);
  const unit = { language, currency: facts.currency };
  const losers = useMemo(
    () => done.result.losers.toSorted((a, b) => project(b.id).votes - project(a.id).votes),
    [done, project],
  );
  const why = ({ id, why: kind, money }: Loser) => {
    const cost = project(id).cost;
    const had = shown(money ?? 0);
    return fill(texts.whys[kind] ?? kind, {
      money: exact(had, unit),
      missing: exact(missingOf(cost, had), unit),
    });
  };
  // Nobody knows what further ballots with points or ranks would have given.
  const named = facts.voteType === 'approval' || facts.voteType === 'choose-1';
  return (
    <section className="block wide" aria-labelledby="losers">
      <h2 id="losers">{texts.title}</h2>
      {losers.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p>{fill(texts.left, { left: exact(done.result.left, unit) })}</p>
          <DataTable
            caption={texts.caption}
            columns={[
              {
                key: 'project',
                header: words.result.project,
                rowHeader: true,
                cell: ({ id }) => <ProjectName project={project(id)} lang={facts.language} />,
              },
              {
                key: 'votes',
                header: words.result.votes,
                numeric: true,
                cell: ({ id }) => count(project(id).votes),
              },
              {
                key: 'cost',
                header: words.result.cost,
                unit: unitOf(unit),
                numeric: true,
                cell: ({ id }) => bare(project(id).cost),
              },
              { key: 'why', header: texts.why, prose: true, cell: why },
              {
                key: 'ask',
                header: texts.ask,
                prose: true,
                cell: ({ id }) => (
                  <LoserQuestions {...{ words, unit, named, answers, ask }} project={project(id)} />
                ),
              },
            ]}
            rows={losers}
            rowKey={({ id }) => id}
          />
          <p className="note">{texts.about}</p>
          {named ? <p className="note">{texts.aboutBallots}</p> : null}
        </>
      )}
    </section>
  );
}

/** What the supporters lacked: what they had is never shown rounded up, so that this is never too little. */
function missingOf(cost: string, had: string): string {
  const missing = Number(cost) - Number(had);
  return missing >= 100 ? String(Math.ceil(missing)) : String(Math.ceil(missing * 100) / 100);
}
