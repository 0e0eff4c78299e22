import { ExecutionBar } from '@/components/charts/ExecutionBar';
import { AmountsTable } from '@/components/government/AmountsTable';
import type { ProjectProps } from '@/components/project/props';
import { ProjectSource } from '@/components/project/ProjectSource';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';

export function ProjectAmounts(props: ProjectProps) {
  const { language, project } = props;
  const { project: text } = messages(language);
  const { year, asOf, current, spent, rate } = project;
  return (
    <Block id="amounts" title={text.amountsTitle} wide source={<ProjectSource {...props} />}>
      <ExecutionBar language={language} id="execution" {...{ year, asOf, current, spent, rate }} />
      <AmountsTable
        language={language}
        caption={text.amountsCaption(date(asOf, language))}
        figures={project}
      />
    </Block>
  );
}
