import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The plain strip at the top of every page of a site that shows invented amounts. */
export function DemoStrip({ language }: { language: Language }) {
  const { common } = messages(language);
  return (
    <aside className="demo-strip" aria-label={common.demoTitle}>
      <strong>{common.demoTitle}</strong> {common.demoStrip}
    </aside>
  );
}
