import { Link } from '@/components/ui/Link';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

export interface Sort {
  /** Where the link leads: the same list, sorted by this column (the other way round when it already is). */
  href: string;
  /** How the list is sorted by this column now; null when it is sorted by another. */
  direction: 'ascending' | 'descending' | null;
}

interface Props {
  language: Language;
  label: string;
  sort: Sort;
}

/** A column header that sorts. The arrow is for the eye; listeners hear `aria-sort` of the header. */
export function SortLink({ language, label, sort }: Props) {
  const arrow = { ascending: ' ▲', descending: ' ▼' };
  return (
    <Link language={language} href={sort.href} className="sort">
      {label}
      <span aria-hidden="true">{sort.direction === null ? ' ↕' : arrow[sort.direction]}</span>
      <VisuallyHidden>, {messages(language).common.sortBy(label)}</VisuallyHidden>
    </Link>
  );
}
