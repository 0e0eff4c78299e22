import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** Instead of a page that somebody's roles do not show. */
export function Refused({ language }: { language: Language }) {
  const { desk, member } = messages(language);
  return (
    <>
      <h1>{desk.title}</h1>
      <p>{member.refused}</p>
      <p>{member.refusedHint}</p>
    </>
  );
}
