import { Amount } from '@/components/ui/Amount';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { Sentence } from '@/components/ui/Sentence';
import type { ProjectProps } from '@/components/project/props';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';

/** Whose project it is, what may be spent on it, and what was. */
export function ProjectOpening({ language, project }: ProjectProps) {
  const { project: text, terms } = messages(language);
  const { government, year, current } = project;
  const term = language === 'ko' ? terms.current : terms.current.toLowerCase();
  const link = (
    <Link language={language} href={`/g/${government.lafCd}/${year}`}>
      {project.governmentFullName[language]}
    </Link>
  );
  return (
    <p className="lead">
      <Sentence text={text.of(year)} slots={{ government: link }} />{' '}
      {current.value === null ? (
        text.openingCurrentMissing
      ) : (
        <Sentence
          text={text.openingCurrent}
          slots={{
            current: <Amount figure={current} language={language} />,
            term: <dfn>{term}</dfn>,
          }}
        />
      )}{' '}
      <Spent language={language} project={project} />
    </p>
  );
}

function Spent({ language, project: { spent, rate, asOf } }: Pick<ProjectProps, 'language' | 'project'>) {
  const { project: text } = messages(language);
  if (spent.value === null) return text.openingSpentMissing;
  const day = date(asOf, language);
  const sentence = spent.value < 0 ? text.openingSpentBelowZero : text.openingSpent;
  const slots = {
    spent: <Amount figure={spent} language={language} />,
    rate: <Rate figure={rate} language={language} />,
  };
  return <Sentence text={rate.value === null ? text.openingSpentNoRate(day) : sentence(day)} slots={slots} />;
}
