import { fill, type Shown } from '@/components/recount/words';
import type { Problems } from '@/lib/client/recount/protocol';
import { count } from '@/lib/domain/format';
import type { PbProblem } from '@/lib/domain/participation/pb';

interface Props extends Shown {
  problems: Problems;
  /** Whether they keep the file from being counted. */
  cannot: boolean;
}

/** What is wrong with the file, and where. Remarks on a file that can be counted stay folded. */
export function ProblemList({ language, words, problems: { shown, more }, cannot }: Props) {
  if (shown.length === 0) return null;
  const list = (
    <>
      <ul className="plain">
        {shown.map((problem, at) => (
          <li key={at}>
            <strong>{fill(words.problems.line, { line: count(problem.line) })}</strong>{' '}
            <ProblemText {...{ language, words, problem }} />
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p>{fill(words.problems.more, { count: count(more) })}</p>}
    </>
  );
  if (cannot)
    return (
      <div role="alert" className="notice notice-warning">
        <strong>{words.problems.cannot}</strong>
        <div>{list}</div>
      </div>
    );
  return (
    <details className="no-print">
      <summary>{fill(words.problems.remarks, { count: count(shown.length + more) })}</summary>
      {list}
    </details>
  );
}

/** The kind in the reader's language; which ballot or project it is stands in the reader's own words, which are English. */
function ProblemText({ language, words, problem: { kind, text } }: Shown & { problem: PbProblem }) {
  const said = language === 'en' ? undefined : words.problems.kinds[kind];
  if (said === undefined) return <span lang="en">{text}</span>;
  return (
    <>
      {said}{' '}
      <span lang="en" className="note">
        {text}
      </span>
    </>
  );
}
