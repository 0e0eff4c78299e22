import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/Amount';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Revision } from '@/lib/domain/project-page';

interface Props {
  language: Language;
  revision: Revision;
}

/** What a revision changed, each with its former value. */
export function Changes({ language, revision: { kind, amounts, texts } }: Props) {
  const { common, project: text, terms } = messages(language);
  const published = (value: string | null) =>
    value === null ? common.notReported : <span lang="ko">{value}</span>;
  const changes: { key: string; slots: Record<'what' | 'from' | 'to', ReactNode> }[] = [
    ...amounts.map(({ measure, from, to }) => ({
      key: measure,
      slots: {
        what: terms[measure],
        from: <Amount figure={from} language={language} variant="exact" />,
        to: <Amount figure={to} language={language} variant="exact" />,
      },
    })),
    ...texts.map(({ what, from, to }) => ({
      key: what,
      slots: { what: text.changed[what], from: published(from), to: published(to) },
    })),
  ];
  if (changes.length === 0) return kind === 'inserted' || kind === 'removed' ? null : text.noChange;
  return (
    <ul className="plain">
      {changes.map(({ key, slots }) => (
        <li key={key}>
          <Sentence text={text.change} slots={slots} />
        </li>
      ))}
    </ul>
  );
}
