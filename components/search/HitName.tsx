import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { type SearchHit, segmentsOf } from '@/lib/domain/search';

/** A project's name with what was looked for marked in it, and what is to be known of the project at once. */
export function HitName({ language, hit }: { language: Language; hit: SearchHit }) {
  const { search } = messages(language);
  const remarks = [
    hit.internal ? search.internal : null,
    hit.removedAsOf === null ? null : search.removed(date(hit.removedAsOf, language)),
    hit.matchedBy === 'government' ? search.byGovernment : null,
    // Its name has nothing of the query: the code or the id was asked for.
    hit.matchedBy === 'exact' && hit.marks.length === 0 ? search.byCode : null,
  ].filter((remark) => remark !== null);
  return (
    <>
      <Link language={language} href={`/p/${hit.id}`}>
        <span lang="ko">
          {segmentsOf(hit.name, hit.marks).map(({ text, marked }, place) =>
            marked ? <mark key={place}>{text}</mark> : text,
          )}
        </span>
      </Link>
      {remarks.map((remark) => (
        <span key={remark} className="hit-note">
          {remark}
        </span>
      ))}
    </>
  );
}
