import { SourceNote } from '@/components/ui/SourceNote';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { withFormat } from '@/lib/domain/receipt-format';
import type { Coverage, Source } from '@/lib/domain/source';

/** The published name of a source; of demo data it says what it is. */
export function sourceName(language: Language, source: Source | undefined, demo: boolean): string {
  const { common, terms } = messages(language);
  if (source === undefined) return common.unknown;
  return demo && source === 'finance-db' ? terms.sourceDemo : terms.sources[source];
}

interface Props {
  language: Language;
  coverage: Coverage | null;
  demo: boolean;
  asOf: string;
  /** The receipt whose rows are those of the block. */
  receipt: string;
}

/** Under a block of a government's figures: source, as-of date, whether all of it was seen, and the rows. */
export function FiguresSource({ language, coverage, demo, asOf, receipt }: Props) {
  const { government: text } = messages(language);
  const verified = coverage?.verifiedAsOf ?? null;
  return (
    <SourceNote
      language={language}
      source={sourceName(language, coverage?.source, demo)}
      asOf={asOf}
      downloads={[
        { href: receipt, label: text.rows },
        { href: withFormat(receipt, 'csv'), label: text.csv },
      ]}
    >
      <p>{verified === null ? text.sourcePart : text.sourceWhole(date(verified, language))}</p>
    </SourceNote>
  );
}
