import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What the page says of an address that names nothing, and where to go from there. */
export function NotFoundText({ language, heading }: { language: Language; heading: 'h1' | 'h2' }) {
  const { errors } = messages(language);
  const Heading = heading;
  return (
    <section className="block" lang={language}>
      <Heading>{errors.notFoundTitle}</Heading>
      <p>{errors.notFoundText}</p>
      <ul>
        <li>
          <Link language={language} href="/#governments">
            {errors.goHome}
          </Link>
        </li>
        <li>
          <Link language={language} href="/search">
            {errors.goSearch}
          </Link>
        </li>
      </ul>
    </section>
  );
}
