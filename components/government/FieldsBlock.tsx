import { FieldsTable } from '@/components/government/FieldsTable';
import { FiguresSource } from '@/components/government/FiguresSource';
import { Block } from '@/components/ui/Block';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import { date, percent } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import { projectListPath } from '@/lib/domain/project-list';
import type { FieldLine, Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  page: GovernmentYear;
  spending: Spending;
  demo: boolean;
}

/** The finding of a table of fields: which is the largest. Null where shares say nothing. */
export function fieldsFinding(fields: readonly FieldLine[], language: Language): string | null {
  const [first] = fields;
  if (first?.share.value == null || first.share.value <= 0) return null;
  return messages(language).government.fieldsFinding(
    fieldName(first.code, language),
    percent(first.share.value),
  );
}

/** What is spent on what. */
export function FieldsBlock({ language, page, spending, demo }: Props) {
  const { government: text } = messages(language);
  const { fields, comparable, asOf, year } = spending;
  if (fields.length === 0) return null;
  const { lafCd } = page.frame.government;
  return (
    <Block
      id="fields"
      title={text.fieldsTitle}
      lead={fieldsFinding(fields, language)}
      wide
      source={
        <FiguresSource
          language={language}
          coverage={page.coverage}
          demo={demo}
          asOf={asOf}
          receipt={comparable.current.receipt}
        />
      }
    >
      <FieldsTable
        language={language}
        id="field"
        caption={text.fieldsCaption(date(asOf, language))}
        fields={fields}
        total={comparable}
        hrefOf={(field) => projectListPath(lafCd, { year, field })}
      />
    </Block>
  );
}
