import { workListPath } from '@/components/desk/paths';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** Of the process. */
  id: string;
  title: string;
  /** The name of the page itself. */
  here: string;
}

/** From the desk over a process to one of its pages. */
export function DeskCrumbs({ language, id, title, here }: Props) {
  const items = [
    { label: messages(language).desk.title, href: '/desk' },
    { label: title, href: workListPath(id) },
    { label: here },
  ];
  return <Breadcrumbs language={language} items={items} />;
}
