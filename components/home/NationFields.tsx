import { fieldsFinding } from '@/components/government/FieldsBlock';
import { FieldsTable } from '@/components/government/FieldsTable';
import { NationSource } from '@/components/home/NationSource';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Tier } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  nation: NationYear;
  tier: Tier;
  demo: boolean;
}

/** One tier by field. */
export function NationFields({ language, nation, tier, demo }: Props) {
  const { home: text } = messages(language);
  const spending = nation.spending[tier];
  if (spending === null || spending.fields.length === 0) return null;
  const day = date(spending.asOf, language);
  return (
    <Block
      id={`fields-${tier}`}
      title={tier === 'upper' ? text.fieldsUpperTitle : text.fieldsLowerTitle}
      lead={fieldsFinding(spending.fields, language)}
      wide
      source={<NationSource language={language} nation={nation} tier={tier} demo={demo} />}
    >
      <FieldsTable
        language={language}
        id={tier}
        caption={tier === 'upper' ? text.fieldsCaptionUpper(day) : text.fieldsCaptionLower(day)}
        fields={spending.fields}
        total={spending.comparable}
      />
    </Block>
  );
}
