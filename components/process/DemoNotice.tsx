import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** Said of an invented process, whatever the rest of the site shows. */
export function DemoNotice({ language, demo }: { language: Language; demo: boolean }) {
  if (!demo) return null;
  const { process: text } = messages(language);
  return (
    <Notice language={language} kind="warning" title={text.demo}>
      <p>{text.demoText}</p>
    </Notice>
  );
}
