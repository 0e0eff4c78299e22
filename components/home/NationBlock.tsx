import { NationOpening } from '@/components/home/NationOpening';
import { NationSource } from '@/components/home/NationSource';
import { NationTable } from '@/components/home/NationTable';
import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Count } from '@/components/ui/Count';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Tier } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  nation: NationYear;
  demo: boolean;
}

/** The two tiers beside each other, never added up; and what was left out. */
export function NationBlock({ language, nation, demo }: Props) {
  const { home: text } = messages(language);
  return (
    <Block
      id="nation"
      title={text.nationTitle(nation.year)}
      wide
      source={<NationSource language={language} nation={nation} demo={demo} />}
    >
      <NationOpening language={language} nation={nation} demo={demo} />
      <NationTable language={language} nation={nation} />
      <p>{text.nationWhy}</p>
      <Internal language={language} nation={nation} />
    </Block>
  );
}

function Internal({ language, nation: { spending } }: Pick<Props, 'language' | 'nation'>) {
  const { home: text } = messages(language);
  const part = (tier: Tier, sentence: string) => {
    const internal = spending[tier]?.internal;
    if (internal == null) return null;
    const slots = {
      projects: <Count figure={internal.projects} language={language} />,
      current: <Amount figure={internal.current} language={language} />,
    };
    return <Sentence text={sentence} slots={slots} />;
  };
  const parts = [part('upper', text.internalUpper), part('lower', text.internalLower)].filter(
    (one) => one !== null,
  );
  if (parts.length === 0) return null;
  const list = parts.map((one, index) => (
    <span key={index}>
      {index === 0 ? null : ', '}
      {one}
    </span>
  ));
  return (
    <p>
      <Sentence text={text.internalText} slots={{ list }} />
    </p>
  );
}
