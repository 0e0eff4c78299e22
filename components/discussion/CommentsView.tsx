import { CommentItem } from '@/components/discussion/CommentItem';
import { commentsPath, joinPath } from '@/components/discussion/paths';
import { DemoNotice } from '@/components/process/DemoNotice';
import { ProposalCrumbs } from '@/components/discussion/ProposalCrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Pagination } from '@/components/ui/Pagination';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { CommentPage } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

export interface CommentsProps {
  language: Language;
  comments: CommentPage;
}

/** All comments on a proposal, the oldest first. */
export function CommentsView({
  language,
  comments: { proposal, comments, lines, page, pages },
}: CommentsProps) {
  const { discussion: text } = messages(language);
  const of = { process: proposal.process.id, number: proposal.number };
  return (
    <>
      <ProposalCrumbs language={language} proposal={proposal} here={text.commentsName} />
      <h1>
        <Sentence
          text={text.commentsTitle('{title}')}
          slots={{ title: <span lang="ko">{proposal.title}</span> }}
        />
      </h1>
      <DemoNotice language={language} demo={proposal.process.demo} />
      <p>
        {text.commentsLead(count(comments))}{' '}
        <Link language={language} href={joinPath(of)}>
          {text.join}
        </Link>
      </p>
      {lines.length === 0 ? (
        <EmptyState language={language} title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <ol className="comments">
          {lines.map((comment) => (
            <CommentItem key={comment.id} {...{ language, of, comment }} />
          ))}
        </ol>
      )}
      <Pagination language={language} page={page} pages={pages} hrefOf={(other) => commentsPath(of, other)} />
    </>
  );
}
