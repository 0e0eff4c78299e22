import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

type Kinds = Readonly<
  Record<string, { title: (detail: Record<string, string | number>) => string } | undefined>
>;

/** What a notice says, in one line. Its kinds stand with the subjects that tell them. */
export function noticeText(
  language: Language,
  { kind, detail }: { kind: string; detail: Record<string, string | number> },
): string {
  const all = messages(language);
  const subjects: readonly object[] = [
    all.notices,
    all.propose,
    all.discussion,
    all.desk,
    all.questions,
    all.eligibility,
    all.election,
    all.ballotNotices,
    all.winners,
  ];
  for (const subject of subjects) {
    // A subject that tells something has its kinds under this name, in this form.
    const { notices } = subject as { notices?: Kinds };
    const text = notices?.[kind]?.title(detail);
    if (text !== undefined) return text;
  }
  return all.notices.unknown;
}
