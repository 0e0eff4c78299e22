import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The first stop of the keyboard: past the frame, to the content or to the menu. */
export function SkipLinks({ language }: { language: Language }) {
  const { layout } = messages(language);
  return (
    <div className="skip-links">
      <a href="#main">{layout.skipToMain}</a>
      <a href="#navigation">{layout.skipToNavigation}</a>
    </div>
  );
}
