import type { ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  receipt: string;
  children: ReactNode;
}

/** Makes a figure the way to its receipt. The words for listeners stand outside of the figure's own text. */
export function ReceiptLink({ language, receipt, children }: Props) {
  return (
    <Link language={language} href={receipt} className="receipt">
      {children}
      <VisuallyHidden>, {messages(language).common.receipt}</VisuallyHidden>
    </Link>
  );
}
