import { Amount } from '@/components/ui/Amount';
import { Count } from '@/components/ui/Count';
import { Rate } from '@/components/ui/Rate';
import type { Figure } from '@/lib/domain/figure';
import type { Language } from '@/lib/domain/language';

interface Props {
  figure: Figure;
  language: Language;
  link?: boolean;
}

/** A figure of any unit, by the component of its unit. */
export function FigureValue({ figure, language, link = true }: Props) {
  if (figure.unit === 'won') return <Amount figure={figure} language={language} link={link} />;
  if (figure.unit === 'count') return <Count figure={figure} language={language} link={link} />;
  return <Rate figure={figure} language={language} link={link} />;
}
