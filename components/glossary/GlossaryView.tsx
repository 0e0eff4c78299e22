import { Page } from '@/components/layout/Page';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import { GLOSSARY } from '@/lib/domain/glossary';
import type { Language } from '@/lib/domain/language';

/** Every term with its meaning; in English with the Korean term that the source uses. */
export function GlossaryView({ language }: { language: Language }) {
  const { glossary } = messages(language);
  const english = language === 'en';
  return (
    <Page language={language} path="/glossary">
      <Breadcrumbs language={language} items={[{ label: glossary.title }]} />
      <h1>{glossary.title}</h1>
      <p className="lead">{glossary.description}</p>
      <dl className="glossary">
        {GLOSSARY.map(({ id, ko, en, meaningKo, meaningEn }) => (
          <div key={id} id={id}>
            <dt>
              <dfn>{english ? en : ko}</dfn> <span lang={english ? 'ko' : 'en'}>{english ? ko : en}</span>
            </dt>
            <dd>{english ? meaningEn : meaningKo}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
