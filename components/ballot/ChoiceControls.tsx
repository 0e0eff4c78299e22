import type { TrackProps } from '@/components/ballot/vote';
import type { BasketActions } from '@/components/ballot/use-basket';
import { fill } from '@/components/ballot/words';
import type { BallotProject } from '@/lib/domain/ballot/types';

interface Props extends TrackProps {
  actions: BasketActions;
  project: BallotProject;
}

/** What can be done with a project that is chosen: its rank, or its points. Nothing where the ballot asks for neither. */
export function ChoiceControls(props: Props) {
  const { rules } = props;
  if (rules.type === 'ranking') return <RankControls {...props} />;
  return rules.points === null ? null : <PointsControls {...props} />;
}

function RankControls({ vote, actions, project: { number, title } }: Props) {
  const { choose: text } = vote.words;
  const { choices } = actions.basket;
  const rank = choices.indexOf(number) + 1;
  return (
    <div className="ballot-controls">
      <strong>{fill(text.rank, { rank })}</strong>
      <Small
        label={fill(text.upOf, { title })}
        shown={text.up}
        off={rank === 1}
        onPress={() => actions.rank(number, -1)}
      />
      <Small
        label={fill(text.downOf, { title })}
        shown={text.down}
        off={rank === choices.length}
        onPress={() => actions.rank(number, 1)}
      />
    </div>
  );
}

function PointsControls({ vote, rules, actions, project: { number, title } }: Props) {
  const { choose: text } = vote.words;
  const { choices, points } = actions.basket;
  const given = points[choices.indexOf(number)] ?? 1;
  const id = `points-${rules.track}-${number}`;
  return (
    <div className="ballot-controls">
      <label htmlFor={id}>
        {text.pointsShort}
        <span className="visually-hidden">: {title}</span>
      </label>
      <Small
        label={fill(text.less, { title })}
        shown="−"
        off={given <= 1}
        onPress={() => actions.give(number, given - 1)}
      />
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        max={rules.points ?? 1}
        value={given}
        onChange={({ target }) => actions.give(number, target.valueAsNumber)}
      />
      <Small
        label={fill(text.more, { title })}
        shown="+"
        off={false}
        onPress={() => actions.give(number, given + 1)}
      />
    </div>
  );
}

/** A button that stays where it is, and keeps the focus, where it has nothing to do. */
function Small({
  label,
  shown,
  off,
  onPress,
}: {
  label: string;
  shown: string;
  off: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="button button-secondary ballot-small"
      aria-label={label}
      aria-disabled={off}
      onClick={off ? undefined : onPress}
    >
      {shown}
    </button>
  );
}
