import { tenthsOf } from '@/components/recount/money';
import { ruleName } from '@/components/recount/words';
import type { TrackPart } from '@/components/result/TrackBlock';
import { Link } from '@/components/ui/Link';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { OtherOutcome, ResultTrack } from '@/lib/domain/ballot/count-page';
import { percent } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** What other rules would have chosen, and the way to the page that counts by all of them. */
export function OthersPart({ language, id, track }: TrackPart) {
  const { counting, recount, result: text } = messages(language);
  const { others: words } = recount.tool;
  const all = track.got.reduce((sum, people) => sum + people, 0);
  return (
    <>
      <h3>{text.othersTitle(track.names[language])}</h3>
      {track.others.length === 0 ? null : (
        <>
          <p>{text.othersLead}</p>
          <Table
            language={language}
            caption={text.othersCaption}
            columns={[
              {
                key: 'rule',
                header: words.rule,
                rowHeader: true,
                cell: ({ rule }) => ruleName(rule, recount.tool),
              },
              {
                key: 'without',
                header: text.without,
                numeric: true,
                cell: ({ without }) => percent(tenthsOf(String(without), String(all)) ?? 0),
              },
              {
                key: 'changes',
                header: words.changes,
                prose: true,
                cell: (other) => <Changes {...{ language, track, other }} />,
              },
            ]}
            rows={track.others}
            rowKey={({ rule }) => rule}
          />
        </>
      )}
      {track.threshold === null && track.panels === null ? null : <p>{counting.oneFileOnly}</p>}
      <p>
        {text.othersMore}{' '}
        <Link language={language} href={recountPath(id, track)}>
          {text.toRecount(track.names[language])}
        </Link>
      </p>
    </>
  );
}

function Changes({
  language,
  track,
  other: { gained, lost },
}: {
  language: Language;
  track: ResultTrack;
  other: OtherOutcome;
}) {
  const { result: text } = messages(language);
  const titles = new Map(track.lines.map(({ number, title }) => [number, title]));
  const named = (numbers: readonly number[]) => numbers.map((number) => titles.get(number)).join(', ');
  if (gained.length + lost.length === 0) return text.same;
  return (
    <>
      {gained.length === 0 ? null : <span lang="ko">{text.gained(named(gained))}. </span>}
      {lost.length === 0 ? null : <span lang="ko">{text.gone(named(lost))}.</span>}
    </>
  );
}

/** The page that counts a vote again, with this file and rule. A lot stands in no address: there it is the order of ids. */
function recountPath(id: string, { file, rule, ties, increment, panels }: ResultTrack): string {
  const kept = new URLSearchParams({
    sample: `${id}/${file}`,
    // The page counts one file: it has no rule for panels.
    ...(panels === null ? { rule } : {}),
    ties: ties.startsWith('mincost') ? 'mincost' : 'lex',
    ...(increment === null ? {} : { step: increment }),
  });
  return `/participate/recount#${kept.toString()}`;
}
