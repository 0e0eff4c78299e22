import { AsOfForm } from '@/components/asof/AsOfForm';
import { AboutBlock } from '@/components/project/AboutBlock';
import { HistoryBlock } from '@/components/project/HistoryBlock';
import { OthersBlock } from '@/components/project/OthersBlock';
import { ProjectAmounts } from '@/components/project/ProjectAmounts';
import { ProjectFunding } from '@/components/project/ProjectFunding';
import { ProjectOpening } from '@/components/project/ProjectOpening';
import { ProjectRemarks } from '@/components/project/ProjectRemarks';
import { RemovedNotice } from '@/components/project/RemovedNotice';
import type { ProjectProps } from '@/components/project/props';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Citation } from '@/components/ui/Citation';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';

/** A project with all that was ever reported of it. */
export function ProjectView({ language, project, demo }: ProjectProps) {
  const { government: governmentText, project: text, terms } = messages(language);
  const { government, year, asOf } = project;
  const { lafCd } = government;
  const name = government.names[language];
  const parts = { language, project, demo };
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: name, href: `/g/${lafCd}` },
          {
            label: governmentText.listTitleYear(name, terms.year(year)),
            href: `/g/${lafCd}/projects?year=${year}`,
          },
          { label: project.name },
        ]}
      />
      <h1 lang="ko">{project.name}</h1>
      <RemovedNotice {...parts} />
      <ProjectOpening {...parts} />
      <ProjectRemarks {...parts} />
      <ProjectAmounts {...parts} />
      <ProjectFunding {...parts} />
      <AboutBlock {...parts} />
      <HistoryBlock {...parts} />
      <OthersBlock {...parts} />
      <AsOfForm language={language} subject={{ project: project.id }} day={asOf} />
      <Citation
        language={language}
        title={text.citationTitle}
        line={text.citation(project.name, project.governmentFullName[language], year, date(asOf, language))}
        path={`/p/${project.id}`}
        note={text.citationNote}
      />
    </>
  );
}
