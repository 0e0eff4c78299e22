import { FundingTable } from '@/components/government/FundingTable';
import type { ProjectProps } from '@/components/project/props';
import { ProjectSource } from '@/components/project/ProjectSource';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { amountExact, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
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
      <p>{tieText(project, language)}</p>
    </Block>
  );
}

function tieText({ funding, current }: ProjectPage, language: Language): string {
  const { project: text } = messages(language);
  const { national, province, municipal, other, difference } = funding;
  const missing = [national, province, municipal, other, current].some(({ value }) => value === null);
  if (missing || difference === null) return text.fundingUnknown;
  if (difference === 0) return text.fundingTies;
  return text.fundingDiffers(amountExact(won(Math.abs(difference)), language), difference > 0);
}
