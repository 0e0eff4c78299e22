import { Notice } from '@/components/ui/Notice';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import {
  CHOICE_NUMBERS,
  MANY_UNIQUE,
  uniqueShares,
  waysOfPoints,
  waysOfRanking,
} from '@/lib/domain/ballot/uniqueness';
import { count, percent } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProcessSettings } from '@/lib/domain/process/desk';

type Track = ProcessSettings['tracks'][number];

/** What the estimate is made for where no proposal is on the ballot yet. */
const ASSUMED_PROJECTS = 20;
export const ASSUMED_VOTERS = 3000;
/** Members of a committee. */
export const ASSUMED_MEMBERS = 15;

interface Props {
  language: Language;
  track: Track;
  voters: number;
}

/** How many ballots would be like no other, for each number of choices: looked at before one of them is fixed. */
export function UniqueShares({ language, track, voters }: Props) {
  const { election: text } = messages(language);
  const { names, onBallot, rules } = track;
  const projects = onBallot > 0 ? onBallot : ASSUMED_PROJECTS;
  const chosen = rules === null ? null : Math.min(rules.most, projects);
  const numbers = [...new Set([...CHOICE_NUMBERS, ...(chosen === null ? [] : [chosen])])]
    .filter((most) => most <= projects)
    .sort((a, b) => a - b);
  const shares = uniqueShares({ projects, voters, ways: waysOf(rules) }, numbers);
  const rows = numbers.map((most, at) => ({ most, share: shares[at] ?? 0 }));
  const now = rows.find(({ most }) => most === chosen);
  return (
    <div className="unique">
      {now !== undefined && now.share > MANY_UNIQUE ? (
        <Notice language={language} kind="warning">
          <p>{text.uniqueWarning(shareText(now.share))}</p>
        </Notice>
      ) : null}
      <Table
        language={language}
        caption={text.uniqueCaption(names[language], count(projects), count(voters))}
        columns={[
          {
            key: 'most',
            header: text.uniqueMost,
            rowHeader: true,
            cell: ({ most }) => (
              <>
                {count(most)}
                {most === chosen ? <strong> ({text.uniqueChosen})</strong> : null}
              </>
            ),
          },
          { key: 'share', header: text.uniqueShare, numeric: true, cell: ({ share }) => shareText(share) },
        ]}
        rows={rows}
        rowKey={({ most }) => most}
      />
      {onBallot > 0 ? null : <p className="note">{text.uniqueAssumed(count(ASSUMED_PROJECTS))}</p>}
    </div>
  );
}

const shareText = (share: number) => percent(Math.round(share * 1000));

/** In how many ways the same choices can stand on a ballot. */
function waysOf(rules: Track['rules']): (choices: number) => number {
  if (rules?.ballot === 'ordinal') return waysOfRanking;
  const points = rules?.vote?.points ?? null;
  return points === null ? () => 1 : waysOfPoints(points);
}
