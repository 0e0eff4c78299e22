import type { ReactNode } from 'react';
import { commentHref, joinPath, type ProposalKey } from '@/components/discussion/paths';
import { Moment } from '@/components/process/Times';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { messages } from '@/lib/content/messages';
import type { CommentLine, CommentPlace, Hiding } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  of: ProposalKey;
  comment: CommentLine;
  /** What can be done about it; without it, what everybody can do. */
  children?: ReactNode;
}

/** A comment: who, when, what; of one that is not shown, why. It can be linked to as `#comment-{id}`. */
export function CommentItem({ language, of, comment, children }: Props) {
  const { discussion: text } = messages(language);
  const { id, place, at, author, parent, answers, state } = comment;
  return (
    <li id={`comment-${id}`} className="comment">
      <p className="comment-head">
        <Link language={language} href={commentHref(of, comment)}>
          {text.commentNumber(count(place))}
        </Link>
        {author === null ? null : (
          <>
            {' · '}
            <strong lang="ko">{author}</strong>
          </>
        )}
        {' · '}
        <Moment language={language} at={at} />
      </p>
      {parent === null ? null : (
        <p className="comment-head">
          <Sentence
            text={text.answerTo}
            slots={{ comment: <PlaceLink {...{ language, of }} comment={parent} /> }}
          />
        </p>
      )}
      <CommentText language={language} comment={comment} />
      <Answers {...{ language, of, answers }} />
      {children ?? (state === 'shown' ? <Links {...{ language, of, comment }} /> : null)}
    </li>
  );
}

/** What was said, or why it is not shown. */
export function CommentText({ language, comment }: Pick<Props, 'language' | 'comment'>) {
  const { discussion: text } = messages(language);
  const { state, hiding } = comment;
  if (state === 'withdrawn') return <p className="missing">{text.withdrawn}</p>;
  if (hiding !== null) return <HidingText language={language} hiding={hiding} />;
  return (
    <p className="readable" lang="ko">
      {comment.text}
    </p>
  );
}

/** The rule that a comment was hidden under, the public reason, and by which office. */
export function HidingText({ language, hiding }: { language: Language; hiding: Hiding }) {
  const { discussion: text } = messages(language);
  const { rule, reason, by, at, appeal } = hiding;
  return (
    <div className="comment-hidden">
      <p>{text.hidden(text.rules[rule])}</p>
      <p lang="ko">{text.hiddenReason(reason)}</p>
      <p className="comment-head">
        <Sentence
          text={text.hiddenBy}
          slots={{ by: <span lang="ko">{by}</span>, time: <Moment language={language} at={at} /> }}
        />
      </p>
      {appeal === null ? null : <p>{appeal === 'open' ? text.appealOpen : text.appealRefused}</p>}
    </div>
  );
}

function PlaceLink({ language, of, comment }: Pick<Props, 'language' | 'of'> & { comment: CommentPlace }) {
  return (
    <Link language={language} href={commentHref(of, comment)}>
      {messages(language).discussion.commentNumber(count(comment.place))}
    </Link>
  );
}

function Answers({
  language,
  of,
  answers,
}: Pick<Props, 'language' | 'of'> & { answers: readonly CommentPlace[] }) {
  if (answers.length === 0) return null;
  return (
    <ul className="comment-links">
      <li>{messages(language).discussion.answers}</li>
      {answers.map((answer) => (
        <li key={answer.id}>
          <PlaceLink {...{ language, of }} comment={answer} />
        </li>
      ))}
    </ul>
  );
}

/** Links alone: the page is the same for everybody. */
function Links({ language, of, comment: { id, place } }: Omit<Props, 'children'>) {
  const { discussion: text } = messages(language);
  return (
    <ul className="comment-links">
      {(['answer', 'report'] as const).map((what) => (
        <li key={what}>
          <Link language={language} href={`${joinPath(of, { [what]: id })}#${what}`}>
            <VisuallyHidden>{text.toComment(count(place))} </VisuallyHidden>
            {text[what]}
          </Link>
        </li>
      ))}
    </ul>
  );
}
