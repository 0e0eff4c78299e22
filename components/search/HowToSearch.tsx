import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The query language by examples, each of which can be tried. */
export function HowToSearch({ language }: { language: Language }) {
  const { howTo } = messages(language).search;
  return (
    <details className="how-to">
      <summary>{howTo.title}</summary>
      <p>{howTo.lead}</p>
      <dl>
        {howTo.examples.map(({ q, finds }) => (
          <div key={q}>
            <dt>
              <Link language={language} href={`/search?${new URLSearchParams({ q }).toString()}`}>
                <code lang="ko">{q}</code>
              </Link>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
