import { useState } from 'react';
import { nameOf } from '@/components/recount/ProjectName';
import type { Part } from '@/components/recount/Results';
import { fill } from '@/components/recount/words';
import { count } from '@/lib/domain/format';
import { difference } from '@/lib/domain/participation/what-if';

/** So many names are read at a glance. */
const GLANCE = 4;

/** What other winners there are than in the result above. */
export function Changes({
  words,
  opened: { facts },
  done,
  project,
  winners,
}: Part & { winners: readonly string[] }) {
  const { others: texts } = words;
  const { gained, lost } = difference(done.result.tally.winners, winners);
  if (gained.length + lost.length === 0) return texts.same;
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(project(id)));
  return (
    <>
      <Names
        title={texts.gained}
        names={names(gained)}
        className="gained"
        lang={facts.language}
        more={texts.more}
      />
      <Names
        title={texts.lost}
        names={names(lost)}
        className="lost-now"
        lang={facts.language}
        more={texts.more}
      />
    </>
  );
}

interface NamesProps {
  title: string;
  names: readonly string[];
  className: string;
  lang: string;
  /** What the button says that shows the rest. */
  more: string;
}

function Names({ title, names, className, lang, more }: NamesProps) {
  const [whole, setWhole] = useState(false);
  if (names.length === 0) return null;
  const seen = whole || names.length === GLANCE + 1 ? names : names.slice(0, GLANCE);
  return (
    <div className={`changes ${className}`}>
      <p>{title}</p>
      <ul lang={lang || undefined}>
        {seen.map((name, at) => (
          <li key={at}>{name}</li>
        ))}
      </ul>
      {seen.length < names.length ? (
        <button type="button" className="more no-print" onClick={() => setWhole(true)}>
          {fill(more, { count: count(names.length) })}
        </button>
      ) : null}
    </div>
  );
}
