import { joinPath } from '@/components/discussion/paths';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { SpokenOf } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** Where to go on about a proposal that went into another one. */
export function MergedInto({ language, proposal }: { language: Language; proposal: SpokenOf }) {
  const { discussion: text } = messages(language);
  const number = proposal.mergedInto ?? proposal.number;
  const link = (
    <Link language={language} href={joinPath({ process: proposal.process.id, number })}>
      {text.mergedLink(count(number))}
    </Link>
  );
  return (
    <p>
      <Sentence text={text.mergedText} slots={{ proposal: link }} />
    </p>
  );
}
