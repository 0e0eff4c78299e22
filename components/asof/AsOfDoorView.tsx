import { AsOfForm } from '@/components/asof/AsOfForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { asOfSubject } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  query: URLSearchParams;
}

/** Where a day is chosen, and what was wrong with the one that was. */
export function AsOfDoorView({ language, query }: Props) {
  const { history: text } = messages(language);
  const asked = query.get('date')?.slice(0, 40) ?? '';
  return (
    <>
      <Breadcrumbs language={language} items={[{ label: text.formTitle }]} />
      <h1>{text.formTitle}</h1>
      {asked === '' ? null : (
        <Notice language={language} kind="warning">
          <p>{text.problems.impossible(asked)}.</p>
        </Notice>
      )}
      <p className="lead">{text.doorLead}</p>
      <AsOfForm language={language} subject={asOfSubject(query)} day="" known="" />
    </>
  );
}
