import { Moment } from '@/components/process/Times';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Extension } from '@/lib/domain/ballot/vote-facts';
import type { Language } from '@/lib/domain/language';

/** That a vote ends later than was said first, from when to when there was an outage, and why it ends later. */
export function Extensions({
  language,
  extensions,
}: {
  language: Language;
  extensions: readonly Extension[];
}) {
  const { election: text } = messages(language);
  return extensions.map(({ from, to, before, ends, reason }) => {
    const at = (moment: string) => <Moment language={language} at={moment} />;
    return (
      <Notice key={from} language={language} title={text.extendedTitle}>
        <p>
          <Sentence
            text={text.extendedText}
            slots={{ before: at(before), ends: at(ends), from: at(from), to: at(to) }}
          />
        </p>
        <p className="readable">{reason}</p>
      </Notice>
    );
  });
}
