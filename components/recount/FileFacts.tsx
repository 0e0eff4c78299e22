import { AmountText } from '@/components/recount/AmountText';
import type { Opened } from '@/components/recount/use-recount';
import { fill, type Shown } from '@/components/recount/words';
import { count } from '@/lib/domain/format';

/** What was read: the vote in four facts. */
export function FileFacts({ language, words, opened: { facts, sample } }: Shown & { opened: Opened }) {
  const { title, noName, budget, projects, ballots, type, types, countOf, ballotsOf } = words.facts;
  const name = facts.description || facts.unit || noName;
  return (
    <section className="block" aria-labelledby="vote">
      <h2 id="vote">
        <span className="visually-hidden">{title}: </span>
        {name}
      </h2>
      {sample === null || sample.includes('/') ? null : (
        <p>
          <strong className="remark">{words.sampleMark}</strong>
        </p>
      )}
      <dl className="figures">
        <div>
          <dt>{budget}</dt>
          <dd>
            <AmountText value={facts.budget} unit={{ language, currency: facts.currency }} />
          </dd>
        </div>
        <div>
          <dt>{projects}</dt>
          <dd>{fill(countOf, { count: count(facts.projects.length) })}</dd>
        </div>
        <div>
          <dt>{ballots}</dt>
          <dd>{fill(ballotsOf, { count: count(facts.ballots) })}</dd>
        </div>
        <div>
          <dt>{type}</dt>
          <dd>{types[facts.voteType]}</dd>
        </div>
      </dl>
    </section>
  );
}
