import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

export interface Crumb {
  label: string;
  /** Left out for the page that is being read. */
  href?: string;
}

/** The way from the home page to this one. Home is added in front. */
export function Breadcrumbs({ language, items }: { language: Language; items: readonly Crumb[] }) {
  const { common } = messages(language);
  const all: Crumb[] = [{ label: common.home, href: '/' }, ...items];
  return (
    <nav className="breadcrumbs" aria-label={common.breadcrumbs}>
      <ol>
        {all.map(({ label, href }) => (
          <li key={`${href ?? ''} ${label}`}>
            {href === undefined ? (
              <span aria-current="page">{label}</span>
            ) : (
              <Link language={language} href={href}>
                {label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
