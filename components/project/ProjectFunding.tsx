import { FundingTable } from '@/components/government/FundingTable';
import type { ProjectProps } from '@/components/project/props';
import { ProjectSource } from '@/components/project/ProjectSource';
import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProjectPage } from '@/lib/domain/project-page';

/** The four funding sources, checked against the current budget. */
export function ProjectFunding(props: ProjectProps) {
  const { language, project } = props;
  const { project: text } = messages(language);
  return (
    <Block id="funding" title={text.fundingTitle} wide source={<ProjectSource {...props} />}>
      <FundingTable
        language={language}
        caption={text.fundingCaption(date(project.asOf, language))}
        funding={project.funding}
        current={project.current}
      />
      <p>
        <Tie project={project} language={language} />
      </p>
    </Block>
  );
}

function Tie({ project, language }: { project: ProjectPage; language: Language }) {
  const { project: text } = messages(language);
  const { national, province, municipal, other, difference } = project.funding;
  const all = [national, province, municipal, other, project.current];
  if (all.some(({ value }) => value === null)) return text.fundingUnknown;
  if (difference.value === 0) return text.fundingTies;
  const amount = <Amount figure={difference} language={language} variant="exact" />;
  return <Sentence text={text.fundingDiffers} slots={{ difference: amount }} />;
}
