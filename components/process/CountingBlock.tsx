import { RulesHash } from '@/components/ballot/RulesHash';
import { rulesText } from '@/components/process/rules-text';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProcessPage } from '@/lib/domain/process/types';

/** How the votes of each share are counted, where it was said. */
export function CountingBlock({
  language,
  page: { id, tracks, counting, vote },
}: {
  language: Language;
  page: Pick<ProcessPage, 'id' | 'tracks' | 'counting' | 'vote'>;
}) {
  if (counting.length === 0) return null;
  const { desk: text, recount } = messages(language);
  return (
    <Block id="counting" title={text.rulesTitle} lead={<p>{text.rulesText}</p>}>
      <p className="note">
        <Link language={language} href="/participate/recount#how">
          {recount.how.title}
        </Link>
      </p>
      <dl className="pairs">
        {counting.map(({ track, rules }) => (
          <div key={track.ko}>
            <dt>{track[language]}</dt>
            <dd>{rulesText(language, rules, tracks)}</dd>
          </div>
        ))}
      </dl>
      {vote === null ? null : <RulesHash language={language} process={id} hash={vote.rulesHash} />}
    </Block>
  );
}
