import { FiguresSource } from '@/components/government/FiguresSource';
import { ProjectTable } from '@/components/government/ProjectTable';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import { asOfPath, type Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  dated: Dated;
  page: GovernmentYear;
  spending: Spending;
  demo: boolean;
}

/** The largest projects of that day, each leading to its own page of that day. */
export function DatedLargest({ language, dated, page, spending, demo }: Props) {
  const { government: text } = messages(language);
  const { largest, coverage } = page;
  if (largest.length === 0) return null;
  const run = dated.fixed ? (dated.known?.run ?? null) : null;
  const source = { coverage, demo, asOf: spending.asOf, receipt: spending.comparable.current.receipt };
  return (
    <Block
      id="projects"
      title={text.largestTitle(count(largest.length))}
      lead={text.largestLead}
      wide
      source={<FiguresSource language={language} {...source} />}
    >
      <ProjectTable
        language={language}
        caption={text.largestCaption(date(dated.asOf, language))}
        projects={largest}
        hrefOf={({ id }) => asOfPath(dated.asOf, `/p/${id}`, run)}
      />
    </Block>
  );
}
