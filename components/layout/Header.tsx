import { LanguageSwitch } from '@/components/layout/LanguageSwitch';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** The path of this page without language prefix, with its query. */
  path: string;
}

/** The site's name, its menu, and the same page in the other language. */
export function Header({ language, path }: Props) {
  const { common, layout, process: participation } = messages(language);
  const here = path.split(/[?#]/)[0];
  const items = [
    { href: '/#governments', label: layout.find },
    { href: '/search', label: layout.search },
    { href: '/participate', label: participation.link },
    { href: '/status', label: layout.status },
  ];
  return (
    <header className="site-header">
      <Link language={language} href="/" className="site-name" current={here === '/'}>
        {common.siteName}
      </Link>
      <nav id="navigation" tabIndex={-1} aria-label={layout.navigation}>
        <ul>
          {items.map(({ href, label }) => (
            <li key={href}>
              <Link language={language} href={href} current={here === href}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <LanguageSwitch language={language} path={path} />
    </header>
  );
}
