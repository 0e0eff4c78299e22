import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What this site is, and how recent its data is. */
export function Footer({ language }: { language: Language }) {
  const { common, glossary, layout, method, questions, recount } = messages(language);
  return (
    <footer className="site-footer">
      <p>
        <strong>{common.siteName}</strong> · {common.siteTagline}
      </p>
      <p>{layout.about}</p>
      <p>{layout.won}</p>
      <p>
        <Link language={language} href="/glossary">
          {glossary.title}
        </Link>{' '}
        <Link language={language} href="/status">
          {layout.statusLink}
        </Link>{' '}
        <Link language={language} href="/questions">
          {questions.title}
        </Link>{' '}
        <Link language={language} href="/participate/recount">
          {recount.link}
        </Link>{' '}
        <Link language={language} href="/participate/method">
          {method.link}
        </Link>
      </p>
    </footer>
  );
}
