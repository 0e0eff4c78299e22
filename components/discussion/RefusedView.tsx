import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** Said to somebody who does not have the role that a page is for. */
export function RefusedView({ language, title }: { language: Language; title: string }) {
  const { member } = messages(language);
  return (
    <>
      <h1>{title}</h1>
      <Notice language={language}>
        <p>
          {member.refused} {member.refusedHint}
        </p>
      </Notice>
    </>
  );
}
