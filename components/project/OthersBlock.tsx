import { sourceName } from '@/components/government/FiguresSource';
import type { ProjectProps } from '@/components/project/props';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import { projectListPath } from '@/lib/domain/project-list';

/** The same project in other years, and in sources that are held back. */
export function OthersBlock({ language, project, demo }: ProjectProps) {
  const { project: text } = messages(language);
  const { projectCode, government, otherYears, heldBack } = project;
  return (
    <>
      {projectCode === null ? null : (
        <Block id="other-years" title={text.otherYearsTitle}>
          {otherYears.length === 0 ? null : (
            <ul>
              {otherYears.map(({ id, year, name }) => (
                <li key={id}>
                  <Link language={language} href={`/p/${id}`}>
                    {text.otherYear(year, name)}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <p>
            <Link
              language={language}
              href={projectListPath(government.lafCd, { year: 'all', code: projectCode })}
            >
              {text.otherYearsLink}
            </Link>
          </p>
        </Block>
      )}
      {heldBack.length === 0 ? null : (
        <Block id="held-back" title={text.heldBackTitle}>
          <p>{text.heldBackText}</p>
          <ul>
            {heldBack.map(({ source, asOf }) => (
              <li key={source}>{text.heldBack(sourceName(language, source, demo), date(asOf, language))}</li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}
