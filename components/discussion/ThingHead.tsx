import { commentHref } from '@/components/discussion/paths';
import { Moment } from '@/components/process/Times';
import { proposalPath } from '@/components/process/paths';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { DeskThing, HiddenThing } from '@/lib/domain/discussion/desk';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  thing: DeskThing;
}

/** What editors look at: which proposal, which comment, and its text, hidden or not. */
export function ThingHead({ language, thing }: Props) {
  const { discussion: text } = messages(language);
  const { process, number, title, comment } = thing;
  return (
    <>
      <h3>
        <Link language={language} href={proposalPath(process, number)}>
          <span lang="ko">{title}</span>
        </Link>
      </h3>
      {comment === null ? (
        <p className="comment-head">{text.thingProposal}</p>
      ) : (
        <>
          <p className="comment-head">
            <Link language={language} href={commentHref({ process, number }, comment)}>
              {text.thingComment(count(comment.place), comment.author)}
            </Link>
            {' · '}
            <Moment language={language} at={comment.at} />
          </p>
          <blockquote className="answered readable" lang="ko">
            {comment.text}
          </blockquote>
        </>
      )}
    </>
  );
}

/** Why it is hidden, by which office, since when. */
export function HidingLine({ language, thing }: { language: Language; thing: HiddenThing }) {
  const { discussion: text } = messages(language);
  const { rule, reason, by, hiddenAt } = thing;
  return (
    <>
      <p className="comment-head">{text.hiddenOn(text.rules[rule], by, moment(hiddenAt, language))}</p>
      <p lang="ko">{text.hiddenReason(reason)}</p>
    </>
  );
}
