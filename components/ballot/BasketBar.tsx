import { CostText } from '@/components/ballot/CostText';
import { VoteMark } from '@/components/ballot/VoteMark';
import type { TrackProps } from '@/components/ballot/vote';
import type { BasketActions } from '@/components/ballot/use-basket';
import { fill } from '@/components/ballot/words';
import { basketCost } from '@/lib/domain/ballot/check';
import { amountExact } from '@/lib/domain/format';
import { won } from '@/lib/domain/money';
import { mostOf, pointsLeft } from '@/lib/client/ballot/basket';
import { stepHash } from '@/lib/client/ballot/step';

/** What is chosen so far and what that uses up, always in sight: how many of how many, the cost of how much, and that it is no vote yet. */
export function BasketBar({ vote, rules, actions }: TrackProps & { actions: BasketActions }) {
  const { words, language } = vote;
  const { choose: text } = words;
  const { basket, said } = actions;
  const left = pointsLeft(rules, basket);
  return (
    <section className="basket-bar" aria-label={text.bar}>
      <p role="status" className="ballot-said">
        {said}
      </p>
      <p className="basket-figures">
        <strong>{fill(text.barCount, { most: mostOf(rules), count: basket.choices.length })}</strong>
        {left === null ? null : <span>{fill(text.barPoints, { points: rules.points ?? 0, left })}</span>}
        {rules.fields.map(({ key, name, most, projects }) => (
          <span key={key}>
            {fill(text.barField, {
              name: name[language],
              count: basket.choices.filter((number) => projects.includes(number)).length,
              most,
            })}
          </span>
        ))}
        {rules.type === 'knapsack' ? null : (
          <CostText language={language} value={basketCost(rules, basket.choices)} />
        )}
      </p>
      {rules.type === 'knapsack' ? (
        <BudgetBar vote={vote} rules={rules} cost={basketCost(rules, basket.choices)} />
      ) : null}
      <p className="basket-actions">
        <VoteMark vote={vote} track={rules.track} />
        <a
          className="button button-primary"
          href={stepHash({ kind: 'track', track: rules.track, part: 'review' })}
        >
          {text.review}
        </a>
      </p>
    </section>
  );
}

/** How much of the ceiling the chosen projects cost, in exact won. */
function BudgetBar({ vote, rules, cost }: TrackProps & { cost: bigint }) {
  const { words, language } = vote;
  const said = fill(words.choose.barCost, {
    cost: amountExact(won(cost), language),
    ceiling: amountExact(won(rules.ceiling), language),
  });
  return (
    <p className="basket-budget">
      <progress
        aria-label={words.choose.budget}
        aria-valuetext={said}
        max={Number(rules.ceiling)}
        value={Number(cost)}
      />
      <span>{said}</span>
    </p>
  );
}
