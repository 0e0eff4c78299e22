import { sourceName } from '@/components/government/FiguresSource';
import { SourceNote } from '@/components/ui/SourceNote';
import { messages } from '@/lib/content/messages';
import type { Tier } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  nation: NationYear;
  /** Left out: both. */
  tier?: Tier;
  demo: boolean;
}

/** Under the nation's figures: sources, the newest day among them, and the rows of each tier. */
export function NationSource({ language, nation, tier, demo }: Props) {
  const { common, home: text } = messages(language);
  const tiers: readonly Tier[] = tier === undefined ? ['upper', 'lower'] : [tier];
  const downloads = tiers.flatMap((one) => {
    const spending = nation.spending[one];
    return spending === null
      ? []
      : [{ href: spending.comparable.current.receipt, label: text.rowsOf(text[one]) }];
  });
  const names = nation.sources.map((source) => sourceName(language, source, demo));
  return (
    <SourceNote
      language={language}
      source={names.length === 0 ? common.unknown : names.join(', ')}
      asOf={tier === undefined ? nation.asOf : (nation.spending[tier]?.asOf ?? null)}
      downloads={downloads}
    />
  );
}
