import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/Amount';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { WonFigure } from '@/lib/domain/figure';
import { amountChange } from '@/lib/domain/format';
import type { AmountMove, ChangeLine } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';

interface Props {
  language: Language;
  change: ChangeLine;
}

/** Each field that differs, with what was before and after. */
export function ChangedFields({ language, change: { amounts, texts } }: Props) {
  const { common, terms, history: text } = messages(language);
  const published = (value: string | null) =>
    value === null ? common.notReported : <span lang="ko">{value}</span>;
  return (
    <ul className="plain">
      {amounts.map((move) => (
        <li key={move.measure}>
          <Sentence text={sentenceOf(move, language)} slots={slotsOf(move, language, terms[move.measure])} />
        </li>
      ))}
      {texts.map(({ field, from, to }) => (
        <li key={field}>
          <Sentence
            text={text.change}
            slots={{ what: text.texts[field], from: published(from), to: published(to), difference: '' }}
          />
        </li>
      ))}
    </ul>
  );
}

function sentenceOf({ from, to }: AmountMove, language: Language): string {
  const { history: text } = messages(language);
  if (from === null) return text.appeared;
  return to === null ? text.vanished : text.change;
}

function slotsOf({ from, to }: AmountMove, language: Language, what: string): Record<string, ReactNode> {
  const figure = (one: WonFigure | null) =>
    one === null ? null : <Amount figure={one} language={language} variant="exact" />;
  return { what, from: figure(from), to: figure(to), difference: differenceOf({ from, to }, language) };
}

/** ` (+5,000,000원)`; nothing where either is unknown. */
function differenceOf({ from, to }: Pick<AmountMove, 'from' | 'to'>, language: Language): string {
  if (from?.value == null || to?.value == null) return '';
  return ` (${amountChange(won(to.value - from.value), language)})`;
}
