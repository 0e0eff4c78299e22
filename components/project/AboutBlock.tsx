import type { ReactNode } from 'react';
import type { ProjectProps } from '@/components/project/props';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import { projectListPath } from '@/lib/domain/project-list';

/** Where the project stands in the budget: account, field, section, department, codes, as published. */
export function AboutBlock({ language, project }: ProjectProps) {
  const { common, project: text, terms } = messages(language);
  const { government, year } = project;
  const published = (value: string | null) =>
    value === null ? common.notReported : <span lang="ko">{value}</span>;
  const list = (filter: { field?: string; account?: string }, label: ReactNode) => (
    <Link language={language} href={projectListPath(government.lafCd, { year, ...filter })}>
      {label}
    </Link>
  );
  const field =
    language === 'ko' && project.fieldName !== null
      ? project.fieldName
      : fieldName(project.fieldCode ?? '', language);
  const rows: [string, ReactNode][] = [
    [
      text.government,
      <Link key="government" language={language} href={`/g/${government.lafCd}/${year}`}>
        {project.governmentFullName[language]}
      </Link>,
    ],
    [terms.account, list({ account: project.accountName }, <span lang="ko">{project.accountName}</span>)],
    [terms.field, list({ field: project.fieldCode ?? 'none' }, field)],
    [terms.section, published(project.sectionName)],
    [terms.department, published(departmentText(project))],
    [terms.projectCode, published(project.projectCode)],
  ];
  return (
    <Block id="about" title={text.aboutTitle}>
      <dl className="pairs">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}

/** The name with the code behind it, which is all that a project's own row has. */
function departmentText({ departmentCode, departmentName }: ProjectProps['project']): string | null {
  return departmentName === null ? departmentCode : `${departmentName} (${departmentCode ?? ''})`;
}
