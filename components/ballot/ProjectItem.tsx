import { ChoiceControls } from '@/components/ballot/ChoiceControls';
import { CostText } from '@/components/ballot/CostText';
import type { TrackProps } from '@/components/ballot/vote';
import type { BasketActions } from '@/components/ballot/use-basket';
import { whyText } from '@/components/ballot/why-text';
import { fill } from '@/components/ballot/words';
import { Link } from '@/components/ui/Link';
import { whyNot } from '@/lib/client/ballot/basket';
import type { BallotProject } from '@/lib/domain/ballot/types';

interface Props extends TrackProps {
  actions: BasketActions;
  project: BallotProject;
}

/** A project on the ballot: what it costs, its proposal, and the button that chooses it. */
export function ProjectItem(props: Props) {
  const { vote, rules, actions, project } = props;
  const { language, words, id } = vote;
  const { number, title, cost } = project;
  const isChosen = actions.basket.choices.includes(number);
  const field = rules.fields.find(({ projects }) => projects.includes(number));
  return (
    <li className={isChosen ? 'ballot-item ballot-item-chosen' : 'ballot-item'}>
      <div className="ballot-what">
        <strong>{title}</strong>
        <p>
          <CostText language={language} value={cost} />
          {field === undefined ? null : <span className="note"> · {field.name[language]}</span>}
        </p>
        <p className="note">
          <Link language={language} href={`/participate/${id}/proposals/${number}`}>
            {fill(words.choose.proposal, { number })}
          </Link>
          {isChosen ? <strong className="ballot-chosen"> · {words.choose.chosen}</strong> : null}
        </p>
      </div>
      <ToggleButton {...props} isChosen={isChosen} />
      {isChosen ? <ChoiceControls {...props} /> : null}
    </li>
  );
}

/** What cannot be chosen now says why when it is asked for: it is not taken, and not hidden either. */
function ToggleButton({ vote, rules, actions, project, isChosen }: Props & { isChosen: boolean }) {
  const { language, words } = vote;
  const { choose: text } = words;
  const { number, title } = project;
  const problem = isChosen ? null : whyNot(rules, actions.basket, number);
  const why = `why-${rules.track}-${number}`;
  return (
    <div>
      <button
        type="button"
        className={isChosen ? 'button button-primary' : 'button button-secondary'}
        aria-label={fill(isChosen ? text.removeOf : text.addOf, { title })}
        aria-disabled={problem !== null}
        aria-describedby={problem === null ? undefined : why}
        onClick={() => (isChosen ? actions.remove(number) : actions.add(number))}
      >
        {isChosen ? text.remove : text.add}
      </button>
      {problem === null ? null : (
        <span id={why} className="visually-hidden">
          {whyText({ words, language, rules, basket: actions.basket }, problem, number)}
        </span>
      )}
    </div>
  );
}
