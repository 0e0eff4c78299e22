import { messages } from '@/lib/content/messages';
import { type PaperBundle, type PaperDesk, shownSerial } from '@/lib/domain/ballot/paper';
import type { BallotProject, BallotRules } from '@/lib/domain/ballot/types';
import { amountExact, count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';

interface Props {
  language: Language;
  desk: PaperDesk;
  bundle: PaperBundle;
  rules: BallotRules;
  serial: number;
}

/** One sheet of paper: what is voted on, how to fill it in, projects by number with a box each. */
export function BallotSheet({ language, desk, bundle, rules, serial }: Props) {
  const { paper: text } = messages(language);
  return (
    <article className="ballot-sheet">
      <header>
        <p>{desk.titles[language]}</p>
        <h2>
          {rules.name[language]} {text.ballotTitle}
          <span className="serial"> {text.serialOf(shownSerial(serial))}</span>
        </h2>
        <p className="sheet-how">
          {howOf(rules, language)}
          {rules.least > 1 ? ` ${text.least(count(rules.least))}` : ''}
        </p>
      </header>
      {groupsOf(rules, language).map(({ key, title, projects }) => (
        <div key={key}>
          {title === null ? null : <h3>{title}</h3>}
          <ul className="sheet-projects">
            {projects.map((project) => (
              <li key={project.number}>
                <span className="box" aria-hidden="true" />
                <span className="number">{project.number}</span>
                <span>{project.title}</span>
                <span className="cost">{amountExact(won(project.cost), language)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <footer>
        {text.bundleOf(String(bundle.number))} · {text.rulesHash} <code>{desk.rulesHash}</code>
      </footer>
    </article>
  );
}

function howOf({ type, most, points, ceiling }: BallotRules, language: Language): string {
  const { how } = messages(language).paper;
  if (type === 'knapsack') return how.knapsack(count(most), amountExact(won(ceiling), language));
  if (type === 'points') return how.points(count(most), count(points ?? 0));
  return type === 'ranking' ? how.ranking(count(most)) : how.approval(count(most));
}

interface Group {
  key: string;
  /** Null: the track has no fields. */
  title: string | null;
  projects: readonly BallotProject[];
}

/** Projects by field, where fields have limits of their own; each by number. */
export function groupsOf({ fields, projects }: BallotRules, language: Language): Group[] {
  const { paper: text } = messages(language);
  const sorted = [...projects].sort((a, b) => a.number - b.number);
  if (fields.length === 0) return [{ key: '', title: null, projects: sorted }];
  const inFields = new Set(fields.flatMap((field) => field.projects));
  const groups = fields.map((field) => ({
    key: field.key,
    title: text.fieldMost(field.name[language], count(field.most)),
    projects: sorted.filter(({ number }) => field.projects.includes(number)),
  }));
  const others = sorted.filter(({ number }) => !inFields.has(number));
  return others.length === 0 ? groups : [...groups, { key: '', title: text.otherProjects, projects: others }];
}
