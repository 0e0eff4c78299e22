import type { ReactNode } from 'react';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** What is not there, in a sentence: "2023년 자료는 아직 보고되지 않았습니다". */
  title: string;
  /** The day of the last look, `YYYY-MM-DD`. */
  lastChecked?: string | null;
  /** What the reader can do instead. */
  children?: ReactNode;
}

/** Drawn where a table or a list has nothing to show: what is missing, as of when, and what to do. */
export function EmptyState({ language, title, lastChecked, children }: Props) {
  const { common } = messages(language);
  return (
    <div className="empty">
      <p>
        {title}
        {lastChecked === undefined ? null : ` · ${common.lastChecked(date(lastChecked, language))}`}
      </p>
      {children}
    </div>
  );
}
