import { AmountSlider } from '@/components/recount/AmountSlider';
import { exact } from '@/components/recount/money';
import { nameOf } from '@/components/recount/ProjectName';
import type { Part } from '@/components/recount/Results';
import { useSupposed } from '@/components/recount/use-supposed';
import { fill } from '@/components/recount/words';
import { Field } from '@/components/ui/Field';
import { count } from '@/lib/domain/format';
import { difference, isOver } from '@/lib/domain/participation/what-if';

/** Another budget, another cost: only where nobody can vote any more, so that it tells no voter how to vote. */
export function WhatIf(part: Part) {
  const { words, opened } = part;
  const { whatIf: texts } = words;
  const today = new Date().toISOString().slice(0, 10);
  const over = opened.sample !== null || isOver(opened.facts.dateEnd, today);
  return (
    <section className="block wide no-print" aria-labelledby="what-if">
      <h2 id="what-if">{texts.title}</h2>
      {over === true ? (
        <Sliders {...part} />
      ) : (
        <p>{over === null ? texts.noDate : fill(texts.notYet, { date: opened.facts.dateEnd })}</p>
      )}
    </section>
  );
}

function Sliders(part: Part) {
  const { language, words, opened, project } = part;
  const { whatIf: texts } = words;
  const { facts } = opened;
  const unit = { language, currency: facts.currency };
  const { wish, setWish, supposed } = useSupposed(part);
  const chosen = project(wish.project);
  return (
    <>
      <p>{texts.lead}</p>
      <div className="sliders">
        <AmountSlider
          id="what-if-budget"
          label={texts.budget}
          {...{ words, unit }}
          original={facts.budget}
          value={wish.budget}
          onValue={(budget) => setWish({ ...wish, budget })}
        />
        <Field id="what-if-project" label={texts.project}>
          <select
            id="what-if-project"
            value={wish.project}
            onChange={({ target }) => setWish({ ...wish, project: target.value, cost: null })}
          >
            {facts.projects.map((one) => (
              <option key={one.id} value={one.id} lang={facts.language || undefined}>
                {nameOf(one)} ({exact(one.cost, unit)})
              </option>
            ))}
          </select>
        </Field>
        <AmountSlider
          key={wish.project}
          id="what-if-cost"
          label={texts.cost}
          {...{ words, unit }}
          original={chosen.cost}
          value={wish.cost}
          onValue={(cost) => setWish({ ...wish, cost })}
        />
      </div>
      <Outcome {...part} supposed={supposed} />
      <p>
        <button
          type="button"
          className="button button-secondary"
          onClick={() => setWish({ ...wish, budget: null, cost: null })}
        >
          {texts.reset}
        </button>
      </p>
    </>
  );
}

function Outcome({
  language,
  words,
  opened: { facts },
  done,
  project,
  supposed,
}: Part & { supposed: { winners: readonly string[]; cost: string } }) {
  const { whatIf: texts } = words;
  const { gained, lost } = difference(done.result.tally.winners, supposed.winners);
  const same = gained.length + lost.length === 0;
  const cost = exact(supposed.cost, { language, currency: facts.currency });
  const list = (title: string, ids: readonly string[], className: string) =>
    ids.length === 0 ? null : (
      <div className={className}>
        <h3>{title}</h3>
        <ul>
          {ids.map((id) => (
            <li key={id} lang={facts.language || undefined}>
              {nameOf(project(id))}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div className="notice supposed" role="status">
      <p>
        <strong>
          {fill(same ? texts.same : texts.changed, { winners: count(supposed.winners.length), cost })}
        </strong>
      </p>
      {list(texts.gained, gained, 'gained')}
      {list(texts.lost, lost, 'lost-now')}
    </div>
  );
}
