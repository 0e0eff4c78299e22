import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What stands in place of a figure that was not reported. Never a zero, and no `data` element: there is no value. */
export function Missing({ language }: { language: Language }) {
  return <span className="missing">{messages(language).common.notReported}</span>;
}
