import type { ProjectProps } from '@/components/project/props';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';

/** Before anything else of a project that is no longer in the source: what is read below is of the past. */
export function RemovedNotice({ language, project: { removedAsOf, asOf } }: ProjectProps) {
  if (removedAsOf === null) return null;
  const { project: text } = messages(language);
  return (
    <Notice language={language} kind="warning" title={text.removedTitle}>
      <p>{text.removedText(date(removedAsOf, language), date(asOf, language))}</p>
    </Notice>
  );
}
