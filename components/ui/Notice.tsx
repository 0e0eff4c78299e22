import type { ReactNode } from 'react';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  kind?: 'info' | 'warning';
  /** Its first words; by default the kind in words, since colour alone says nothing. */
  title?: string;
  children: ReactNode;
}

/** A remark that a reader must not miss: what was left out, what is wrong in the source, what is stale since when. */
export function Notice({ language, kind = 'info', title, children }: Props) {
  const { common } = messages(language);
  return (
    <div className={`notice notice-${kind}`}>
      <strong>{title ?? (kind === 'warning' ? common.warning : common.notice)}</strong>
      <div>{children}</div>
    </div>
  );
}
