import { Page } from '@/components/layout/Page';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** How the vote is kept secret and checked, what is trusted, and the other ways to vote. */
export function MethodView({ language }: { language: Language }) {
  const { method, process } = messages(language);
  return (
    <Page language={language} path="/participate/method">
      <Breadcrumbs
        language={language}
        items={[{ label: process.title, href: '/participate' }, { label: method.title }]}
      />
      <h1>{method.title}</h1>
      <p className="lead">{method.description}</p>
      {method.sections.map(({ id, title, items }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{title}</h2>
          <dl className="glossary">
            {items.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}
