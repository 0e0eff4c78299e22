import { FiguresSource } from '@/components/government/FiguresSource';
import { ProjectTable } from '@/components/government/ProjectTable';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import { projectListPath } from '@/lib/domain/project-list';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  page: GovernmentYear;
  spending: Spending;
  demo: boolean;
}

/** The largest projects, and the way to all of them. */
export function LargestBlock({ language, page, spending, demo }: Props) {
  const { government: text } = messages(language);
  const { largest, coverage, year, frame } = page;
  const { asOf } = spending;
  const all = (
    <p>
      <Link language={language} href={projectListPath(frame.government.lafCd, { year })}>
        {text.allProjects}
      </Link>
    </p>
  );
  if (largest.length === 0) return all;
  return (
    <Block
      id="projects"
      title={text.largestTitle(count(largest.length))}
      lead={text.largestLead}
      wide
      source={
        <FiguresSource
          language={language}
          coverage={coverage}
          demo={demo}
          asOf={asOf}
          receipt={spending.comparable.current.receipt}
        />
      }
    >
      <ProjectTable
        language={language}
        caption={text.largestCaption(date(asOf, language))}
        projects={largest}
      />
      {all}
    </Block>
  );
}
