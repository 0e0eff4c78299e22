import { useMemo, useState } from 'react';
import { BasketBar } from '@/components/ballot/BasketBar';
import { ListTools } from '@/components/ballot/ListTools';
import { ProjectItem } from '@/components/ballot/ProjectItem';
import { StepTitle } from '@/components/ballot/StepTitle';
import type { TrackProps } from '@/components/ballot/vote';
import { useBasket } from '@/components/ballot/use-basket';
import type { DraftSaid } from '@/components/ballot/use-draft-sync';
import { useOrder } from '@/components/ballot/use-order';
import { fill } from '@/components/ballot/words';
import { amountExact } from '@/lib/domain/format';
import { won } from '@/lib/domain/money';
import { mostOf } from '@/lib/client/ballot/basket';
import { findProjects } from '@/lib/client/ballot/find';
import { stepHash } from '@/lib/client/ballot/step';

/** The list of projects, and the basket. Limits are said before anything is chosen. */
export function ChooseStep({ vote, rules, draft }: TrackProps & { draft: DraftSaid }) {
  const { words, language } = vote;
  const { choose: text } = words;
  const actions = useBasket({ vote, rules });
  const order = useOrder(vote, rules);
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => findProjects(order.projects, typed), [order.projects, typed]);
  const name = rules.name[language];
  return (
    <section>
      <StepTitle vote={vote}>{fill(text.title, { track: name })}</StepTitle>
      <Limits vote={vote} rules={rules} />
      <p className="note">
        {text.saved} {draft === null ? null : <span role="status">{words.draft[draft]}</span>}
      </p>
      <ListTools words={words} typed={typed} onTyped={setTyped} by={order.by} onBy={order.setBy} />
      <p role="status" className="note">
        {shown.length === 0 ? text.nothing : fill(text.found, { count: shown.length })}
      </p>
      <ul className="plain ballot-list" aria-label={text.list}>
        {shown.map((project) => (
          <ProjectItem key={project.number} vote={vote} rules={rules} actions={actions} project={project} />
        ))}
      </ul>
      {actions.basket.choices.length > 0 ? null : (
        <p>
          <a href={stepHash({ kind: 'track', track: rules.track, part: 'blank' })}>{text.blank}</a>
        </p>
      )}
      <BasketBar vote={vote} rules={rules} actions={actions} />
    </section>
  );
}

function Limits({ vote, rules }: TrackProps) {
  const { words, language } = vote;
  const { choose: text } = words;
  const { least, points, ceiling } = rules;
  const fields = rules.fields.map((field) =>
    fill(text.field, { name: field.name[language], most: field.most }),
  );
  const values = { most: mostOf(rules), points: points ?? 0, ceiling: amountExact(won(ceiling), language) };
  return (
    <p>
      {fill(text.limit[rules.type], values)}
      {least > 1 ? ` ${fill(text.least, { least })}` : ''}
      {fields.length > 0 ? ` (${fields.join(', ')})` : ''}
    </p>
  );
}
