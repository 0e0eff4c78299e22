import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { WinnersCount } from '@/lib/domain/process/winners';

interface Props {
  language: Language;
  /** Of one process: one where all winners won in the same year. */
  counts: readonly WinnersCount[];
}

/** "Won in 2023: 41 of 57 have spent money", and how many nothing is known of. */
export function Counter({ language, counts }: Props) {
  const { winners: text } = messages(language);
  return counts.map(({ wonIn, winners, linked, spending }) => (
    <p key={wonIn} className="lead">
      <strong>{text.counter(String(wonIn), count(winners), count(spending))}</strong>{' '}
      {linked < winners ? text.counterRest(count(linked), count(winners - linked)) : text.counterAll}
    </p>
  ));
}
