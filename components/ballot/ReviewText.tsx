import { ChoiceControls } from '@/components/ballot/ChoiceControls';
import { CostText } from '@/components/ballot/CostText';
import type { Reviewed } from '@/components/ballot/ReviewStep';
import type { TrackProps } from '@/components/ballot/vote';
import type { BasketActions } from '@/components/ballot/use-basket';
import { fill } from '@/components/ballot/words';
import { Sentence } from '@/components/ui/Sentence';
import { basketCost } from '@/lib/domain/ballot/check';
import { type Basket, pointsLeft } from '@/lib/client/ballot/basket';

interface Props extends TrackProps {
  what: Reviewed;
  basket: Basket;
  actions: BasketActions;
}

/** What a ballot says, in words; ranks and points can still be changed here. */
export function ReviewText(props: Props) {
  const { vote, rules, what, basket } = props;
  const { review: text } = vote.words;
  if (what === 'void') return <p>{text.takeBack}</p>;
  if (basket.choices.length === 0)
    return <p>{rules.blank === 'counts' ? text.blankCounts : text.blankApart}</p>;
  const left = pointsLeft(rules, basket);
  return (
    <>
      <p>
        {fill(text.chosen, { count: basket.choices.length })}{' '}
        <Sentence
          text={text.costs}
          slots={{ cost: <CostText language={vote.language} value={basketCost(rules, basket.choices)} /> }}
        />
        {left === null || left === 0 ? null : ` ${fill(text.left, { left })}`}
      </p>
      <Chosen {...props} />
      <p role="status" className="ballot-said">
        {props.actions.said}
      </p>
      <p>{text.note}</p>
    </>
  );
}

function Chosen({ vote, rules, basket, actions }: Props) {
  const { choose: text, review } = vote.words;
  const projects = basket.choices.flatMap(
    (number) => rules.projects.find((one) => one.number === number) ?? [],
  );
  return (
    <ol className="plain ballot-list" aria-label={review.list}>
      {projects.map((project) => (
        <li key={project.number} className="ballot-item">
          <div className="ballot-what">
            <strong>{project.title}</strong>
            <p>
              <CostText language={vote.language} value={project.cost} />
            </p>
          </div>
          <div>
            <button
              type="button"
              className="button button-secondary"
              aria-label={fill(text.removeOf, { title: project.title })}
              onClick={() => actions.remove(project.number)}
            >
              {text.remove}
            </button>
          </div>
          <ChoiceControls vote={vote} rules={rules} actions={actions} project={project} />
        </li>
      ))}
    </ol>
  );
}
