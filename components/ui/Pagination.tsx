import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** From 1. */
  page: number;
  pages: number;
  /** The address of a page of the same list, without language prefix. */
  hrefOf: (page: number) => string;
}

/** Links to the neighbouring pages, the first and the last. Nothing where there is one page. */
export function Pagination({ language, page, pages, hrefOf }: Props) {
  if (pages <= 1) return null;
  const { common } = messages(language);
  return (
    <nav className="pagination" aria-label={common.pages}>
      <p>{common.pageOf(count(page), count(pages))}</p>
      <ul>
        {page > 1 ? <Step language={language} href={hrefOf(page - 1)} label={common.previous} /> : null}
        {pageWindow(page, pages).map((number) => (
          <Step
            key={number}
            language={language}
            href={hrefOf(number)}
            label={count(number)}
            current={number === page}
          />
        ))}
        {page < pages ? <Step language={language} href={hrefOf(page + 1)} label={common.next} /> : null}
      </ul>
    </nav>
  );
}

interface StepProps {
  language: Language;
  href: string;
  label: string;
  current?: boolean;
}

function Step({ language, href, label, current = false }: StepProps) {
  return (
    <li>
      <Link language={language} href={href} current={current}>
        {label}
      </Link>
    </li>
  );
}

/** The first page, the last one, and two on either side of this one. */
export function pageWindow(page: number, pages: number): number[] {
  const near = [-2, -1, 0, 1, 2].map((step) => page + step).filter((number) => number > 0 && number <= pages);
  return [...new Set([1, ...near, pages])];
}
