import { DatedFrame } from '@/components/asof/DatedFrame';
import { AboutBlock } from '@/components/project/AboutBlock';
import { HistoryBlock } from '@/components/project/HistoryBlock';
import { ProjectAmounts } from '@/components/project/ProjectAmounts';
import { ProjectFunding } from '@/components/project/ProjectFunding';
import { ProjectOpening } from '@/components/project/ProjectOpening';
import { ProjectRemarks } from '@/components/project/ProjectRemarks';
import { RemovedNotice } from '@/components/project/RemovedNotice';
import { EmptyState } from '@/components/ui/EmptyState';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import { asOfPath, type Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { ProjectPage } from '@/lib/domain/project-page';

/** A project that was there by the day, or what is known of one that was not. */
export type DatedProject =
  { kind: 'there'; project: ProjectPage } | { kind: 'not-yet'; name: string; first: string | null };

interface Props {
  language: Language;
  dated: Dated;
  id: string;
  /** Null where the date itself has nothing to show. */
  found: DatedProject | null;
  demo: boolean;
}

/** A project as of an earlier date, with the history that it had by then. */
export function ProjectAsOfView({ language, dated, id, found, demo }: Props) {
  const { history: text } = messages(language);
  const day = date(dated.asOf, language);
  const name = found === null ? null : found.kind === 'there' ? found.project.name : found.name;
  return (
    <DatedFrame
      language={language}
      dated={dated}
      live={`/p/${id}`}
      subject={{ project: id }}
      crumbs={[...crumbsOf(dated, found, language), { label: day }]}
      title={text.titleAsOf(name ?? messages(language).terms.project, day)}
    >
      {found?.kind === 'there' ? <Parts language={language} project={found.project} demo={demo} /> : null}
      {found?.kind === 'not-yet' ? (
        <EmptyState language={language} title={text.notYet(found.name, day)}>
          {found.first === null ? null : <p>{text.notYetFirst(date(found.first, language))}</p>}
        </EmptyState>
      ) : null}
    </DatedFrame>
  );
}

function crumbsOf(dated: Dated, found: DatedProject | null, language: Language) {
  if (found?.kind !== 'there') return [];
  const { government, year } = found.project;
  return [
    { label: government.names[language], href: asOfPath(dated.asOf, `/g/${government.lafCd}/${year}`) },
  ];
}

function Parts(props: { language: Language; project: ProjectPage; demo: boolean }) {
  return (
    <>
      <RemovedNotice {...props} />
      <ProjectOpening {...props} />
      <ProjectRemarks {...props} />
      <ProjectAmounts {...props} />
      <ProjectFunding {...props} />
      <AboutBlock {...props} />
      <HistoryBlock {...props} />
    </>
  );
}
