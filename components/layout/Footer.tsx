import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What this site is, and how recent its data is. */
export function Footer({ language }: { language: Language }) {
  const { common, glossary, layout, method, questions, recount } = messages(language);
  const links = [
    ['/glossary', glossary.title],
    ['/status', layout.statusLink],
    ['/questions', questions.title],
    ['/participate/recount', recount.link],
    ['/participate/method', method.link],
  ] as const;
  return (
    <footer className="site-footer">
      <p>
        <strong>{common.siteName}</strong> · {common.siteTagline}
      </p>
      <p>{layout.about}</p>
      <p>{layout.won}</p>
      <ul className="link-row">
        {links.map(([href, label]) => (
          <li key={href}>
            <Link language={language} href={href}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </footer>
  );
}
