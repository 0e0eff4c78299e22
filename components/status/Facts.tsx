import type { ReactNode } from 'react';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

export interface Fact {
  label: string;
  value: ReactNode;
}

interface Props {
  language: Language;
  caption: string;
  facts: readonly Fact[];
}

/** A table of two columns: what, and how it stands. */
export function Facts({ language, caption, facts }: Props) {
  const { status } = messages(language);
  return (
    <Table
      language={language}
      caption={caption}
      captionHidden
      columns={[
        { key: 'label', header: status.item, rowHeader: true, cell: ({ label }: Fact) => label },
        { key: 'value', header: status.value, prose: true, cell: ({ value }: Fact) => value },
      ]}
      rows={facts}
      rowKey={({ label }) => label}
    />
  );
}
