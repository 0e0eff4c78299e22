import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The rules in words, and how the same is counted by command. */
export function HowCounted({ language }: { language: Language }) {
  const { how } = messages(language).recount;
  return (
    <Block id="how" title={how.title} lead={how.lead}>
      <dl className="glossary">
        {how.rules.map(({ term, technical, meaning }) => (
          <div key={technical}>
            <dt>
              {term} <span lang="en">{technical}</span>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h3>{how.command}</h3>
      <p>{how.commandText}</p>
      <dl className="glossary">
        <div>
          <dt>
            <code>npm run -s gotgan -- tally FILE.pb --rule all --explain --json</code>
          </dt>
          <dd>{how.tally}</dd>
        </div>
        <div>
          <dt>
            <code>npm run -s gotgan -- recount FOLDER</code>
          </dt>
          <dd>{how.recount}</dd>
        </div>
      </dl>
      <p className="note">{how.form}</p>
    </Block>
  );
}
