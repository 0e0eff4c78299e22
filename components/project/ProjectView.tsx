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
import { AskedBlock } from '@/components/questions/AskedBlock';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Citation } from '@/components/ui/Citation';
import { WonNotice } from '@/components/winners/WonNotice';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { WonFor } from '@/lib/domain/process/winners';
import type { Asked } from '@/lib/domain/questions/types';

interface Props extends ProjectProps {
  asked: Asked;
  /** The proposals of residents that it was chosen for. */
  winners: readonly WonFor[];
}

/** A project with all that was ever reported of it. */
export function ProjectView({ language, project, demo, asked, winners }: Props) {
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
      <WonNotice language={language} winners={winners} />
      <ProjectRemarks {...parts} />
      <ProjectAmounts {...parts} />
      <ProjectFunding {...parts} />
      <AboutBlock {...parts} />
      <AskedBlock language={language} about={{ kind: 'project', id: project.id }} asked={asked} />
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
