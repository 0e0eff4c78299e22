import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProcessDocument } from '@/lib/domain/process/types';

/** Documents of a process: addresses elsewhere, or their text. */
export function DocumentsBlock({
  language,
  documents,
}: {
  language: Language;
  documents: readonly ProcessDocument[];
}) {
  if (documents.length === 0) return null;
  return (
    <Block id="documents" title={messages(language).desk.documentsTitle}>
      {documents.map(({ id, titles, url, texts }) =>
        url === null ? (
          <section key={id} aria-labelledby={`document-${id}`}>
            <h3 id={`document-${id}`}>{titles[language]}</h3>
            <p className="readable">{texts?.[language]}</p>
          </section>
        ) : (
          <p key={id}>
            <a href={url} rel="noopener nofollow">
              {titles[language]}
            </a>
          </p>
        ),
      )}
    </Block>
  );
}
