import type { ReactNode } from 'react';
import { FieldsTable } from '@/components/government/FieldsTable';
import { FiguresSource } from '@/components/government/FiguresSource';
import { Block } from '@/components/ui/Block';
import { Rate } from '@/components/ui/Rate';
import { Sentence } from '@/components/ui/Sentence';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
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
export function fieldsFinding(fields: readonly FieldLine[], language: Language): ReactNode {
  const [first] = fields;
  if (first?.share.value == null || first.share.value <= 0) return null;
  const share = <Rate figure={first.share} language={language} />;
  const text = messages(language).government.fieldsFinding(fieldName(first.code, language));
  return <Sentence text={text} slots={{ share }} />;
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
