import { ChangedProjects } from '@/components/changes/ChangedProjects';
import { ChangesForm } from '@/components/changes/ChangesForm';
import { SumsBlock } from '@/components/changes/SumsBlock';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { count, date, moment } from '@/lib/domain/format';
import { displayName, fullName } from '@/lib/domain/governments';
import {
  asOfPath,
  type ChangesPage,
  changesPath,
  olderCode,
  type SpanProblem,
  type YearDifference,
} from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: ChangesPage;
}

/** What changed in a government between two dates: sums, then the projects, the largest movement first. */
export function ChangesView({ language, page }: Props) {
  const { history: text } = messages(language);
  const { frame, from, to, known, problems } = page;
  const { lafCd } = frame.government;
  const name = displayName(frame.government, frame.on, language);
  const shown = page.years.find(isShown(page));
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[{ label: name, href: `/g/${lafCd}` }, { label: text.changesTitle(name) }]}
      />
      <h1>{text.changesTitle(fullName(frame.government, frame.on, language))}</h1>
      <Problems language={language} page={page} />
      <p className="lead">
        {isImpossible(problems) ? null : text.changesLead(date(from, language), date(to, language))}{' '}
        {shown === undefined
          ? null
          : text.changesCounts(
              shown.year,
              count(shown.counts.changed),
              count(shown.counts.inserted),
              count(shown.counts.removed),
            )}{' '}
        {shown === undefined || shown.government === lafCd ? null : text.yearUnderCode(shown.government)}
      </p>
      <ChangesForm language={language} page={page} />
      {shown === undefined ? <Nothing language={language} page={page} /> : null}
      {shown === undefined ? null : (
        <>
          {page.later ? null : <SumsBlock language={language} page={page} shown={shown} />}
          <OtherYears language={language} page={page} />
          <ChangedProjects language={language} page={page} shown={shown} />
        </>
      )}
      {known === null ? null : (
        <p className="note">{text.changesKnown(moment(known.finishedAt, language), known.run)}</p>
      )}
      <p className="note">
        {text.cli}{' '}
        <code>{`npm run -s gotgan -- diff --from ${from} --to ${to} --government ${lafCd} --json`}</code>
      </p>
    </>
  );
}

const isShown =
  ({ year, code }: ChangesPage) =>
  (one: YearDifference) =>
    one.year === year && one.government === code;

const isImpossible = (problems: readonly SpanProblem[]) =>
  problems.some(({ kind }) => kind === 'impossible' || kind === 'reversed');

function Problems({ language, page: { problems, first } }: Props) {
  const { history: text } = messages(language);
  if (problems.length === 0) return null;
  const sentence = (problem: SpanProblem): string => {
    const { spanProblems } = text;
    if (problem.kind === 'impossible') return spanProblems.impossible(text[problem.which], problem.value);
    if (problem.kind === 'future') return spanProblems.future(text[problem.which]);
    return problem.kind === 'reversed' ? spanProblems.reversed : spanProblems.before(date(first, language));
  };
  return (
    <Notice language={language} kind="warning">
      <ul>
        {problems.map((problem) => (
          <li key={sentence(problem)}>{sentence(problem)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Nothing({ language, page }: Props) {
  const { history: text } = messages(language);
  const { frame, problems, to } = page;
  const { lafCd } = frame.government;
  const wrong = isImpossible(problems);
  return (
    <EmptyState language={language} title={wrong ? text.cannotCompare : text.nothingChanged}>
      <p>
        <Link language={language} href={wrong ? `/g/${lafCd}` : asOfPath(to, `/g/${lafCd}`)}>
          {wrong
            ? text.live
            : text.titleAsOf(displayName(frame.government, frame.on, language), date(to, language))}
        </Link>
      </p>
    </EmptyState>
  );
}

function OtherYears({ language, page }: Props) {
  const { history: text } = messages(language);
  const { frame, from, to } = page;
  const { lafCd } = frame.government;
  const others = page.years.filter((one) => !isShown(page)(one));
  if (others.length === 0) return null;
  return (
    <nav aria-label={text.otherYears}>
      <p>{text.otherYears}</p>
      <ul className="columns">
        {others.map(({ year, government, counts: { inserted, removed, changed } }) => (
          <li key={`${year}-${government}`}>
            <Link
              language={language}
              href={changesPath(lafCd, { from, to, year, ...olderCode(lafCd, government) })}
            >
              {text.yearLink(year, count(inserted + removed + changed))}
              {government === lafCd ? null : ` ${text.underCode(government)}`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
