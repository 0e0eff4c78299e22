import { CommentItem } from '@/components/discussion/CommentItem';
import { commentsPath, joinPath, type ProposalKey } from '@/components/discussion/paths';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { ProposalVoice } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  of: ProposalKey;
  voice: ProposalVoice;
}

/** On a proposal's page: how many agree and what was said last, with the ways to read it all and to join in. */
export function DiscussionBlock({ language, of, voice }: Props) {
  const { discussion: text } = messages(language);
  const { comments, endorsements, newest } = voice;
  return (
    <Block
      id="discussion"
      title={text.title}
      lead={<p>{text.blockLead(count(endorsements), count(comments))}</p>}
    >
      <p>
        <Link language={language} href={joinPath(of)} className="join-link">
          {text.join}
        </Link>
      </p>
      <p className="note">{text.endorsementNote}</p>
      {newest.length === 0 ? (
        <EmptyState language={language} title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <h3>{text.newest}</h3>
          <ul className="comments">
            {newest.map((comment) => (
              <CommentItem key={comment.id} {...{ language, of, comment }} />
            ))}
          </ul>
          <p>
            <Link language={language} href={commentsPath(of)}>
              {text.all(count(comments))}
            </Link>
          </p>
        </>
      )}
    </Block>
  );
}
