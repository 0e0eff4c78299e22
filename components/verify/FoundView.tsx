import { TextFile } from '@/components/ballot/TextFile';
import { type VerifyProps, type Words, fill } from '@/components/verify/words';
import type { Check, Report } from '@/lib/client/verify/checks';
import type { Found } from '@/lib/client/verify/run';
import { count, moment } from '@/lib/domain/format';

type Props = Pick<VerifyProps, 'language' | 'words'> & { found: Found };

/** What was found about one receipt: the answer, each check with what it means, and what to do. */
export function FoundView({ language, words, found: { report, evidence } }: Props) {
  const { claim, checks, verdict } = report;
  const { title, text } = words.verdicts[verdict];
  const heading = `found-${claim.code}`;
  return (
    <section className="block verify-found" data-verdict={verdict} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className="lead">{text}</p>
      <Facts language={language} words={words} report={report} />
      <ol className="verify-checks">
        {checks.map((check) => (
          <CheckLine key={check.name} words={words} check={check} />
        ))}
      </ol>
      {verdict === 'wrong' ? <WhatToDo words={words} state={report.state} /> : null}
      <p className="note">{words.evidenceText}</p>
      <p>
        <TextFile
          name={`${words.fileName}-${claim.election}-${claim.code}.json`}
          text={evidence}
          label={words.evidence}
        />
      </p>
      {report.state === 'published' ? <Leaves words={words} id={claim.election} /> : null}
    </section>
  );
}

function CheckLine({ words, check: { name, outcome, reason } }: { words: Words; check: Check }) {
  return (
    <li className={`verify-check verify-${outcome}`}>
      <strong>{words.checks[name]}</strong> <span className="verify-mark">{words.outcomes[outcome]}</span>
      <p>{words.reasons[reason]}</p>
    </li>
  );
}

function Facts({
  language,
  words,
  report: { claim, head, index },
}: Omit<Props, 'found'> & { report: Report }) {
  const place =
    head === null || index === null
      ? []
      : [[words.place, fill(words.placeText, { index: count(index + 1), size: count(head.size) })] as const];
  const signed = head === null ? [] : [[words.signedAt, moment(head.at, language)] as const];
  return (
    <dl className="verify-facts">
      <div>
        <dt>{words.receipt}</dt>
        <dd className="verify-code">{claim.code}</dd>
      </div>
      {[...place, ...signed].map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {head === null ? null : (
        <div>
          <dt>{words.root}</dt>
          <dd className="verify-root">{head.root}</dd>
        </div>
      )}
    </dl>
  );
}

function WhatToDo({ words: { todo }, state }: { words: Words; state: Report['state'] }) {
  const isOver = state !== 'on';
  return (
    <>
      <h3>{todo.title}</h3>
      <ol>
        {(isOver ? todo.items : [...todo.items, todo.whileOn]).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    </>
  );
}

function Leaves({ words, id }: { words: Words; id: string }) {
  return (
    <>
      <p>{words.leavesText}</p>
      <p>
        <a href={`/api/ballot/${id}/files/leaves.jsonl`} download>
          {words.leaves}
        </a>
      </p>
    </>
  );
}
