import { errorTexts } from '@/lib/content/errors';
import { type Language, localPath } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** What the server's log calls this failure; absent in the browser's own. */
  digest: string | undefined;
  retry: () => void;
}

/** What a page says when it could not be made. Both languages' error texts are small, and all that the browser loads. */
export function ErrorText({ language, digest, retry }: Props) {
  const errors = errorTexts[language];
  return (
    <main id="main" lang={language}>
      {/* The page's own title may be what failed. */}
      <title>{errors.failedTitle}</title>
      <h1>{errors.failedTitle}</h1>
      <p>{errors.failedText}</p>
      {digest === undefined ? null : <p>{errors.reference(digest)}</p>}
      <p>
        <button type="button" className="button button-primary" onClick={retry}>
          {errors.retry}
        </button>{' '}
        <a href={localPath(language, '/status')}>{errors.goStatus}</a>
      </p>
    </main>
  );
}
