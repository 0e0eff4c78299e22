import { unitOf } from '@/components/recount/money';
import { fill, ruleName } from '@/components/recount/words';
import { thresholdLines } from '@/components/process/threshold-lines';
import { proposalPath } from '@/components/process/paths';
import { wonBare, wonIn, wonShown, wonText } from '@/components/result/amounts';
import { FairPart } from '@/components/result/FairPart';
import { OthersPart } from '@/components/result/OthersPart';
import type { ResultPart } from '@/components/result/ResultView';
import { RoundsPart } from '@/components/result/RoundsPart';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { ResultLine, ResultTrack } from '@/lib/domain/ballot/count-page';
import { figureText, scoreText } from '@/lib/domain/ballot/count-ranks';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { isShare } from '@/lib/domain/process/threshold';

export interface TrackPart extends ResultPart {
  track: ResultTrack;
}

/** A track: what won, why the rest lost, who paid what, what voters got, and what other rules would have chosen. */
export function TrackBlock(part: TrackPart) {
  const { language, track } = part;
  const { recount, result: text } = messages(language);
  const name = track.names[language];
  return (
    <Block
      id={`track-${track.track}`}
      title={text.trackTitle(name)}
      wide
      lead={
        <p>
          <Sentence
            text={text.trackLead}
            slots={{
              budget: wonText(track.budget, language),
              cost: wonText(track.cost, language),
              left: wonText(track.left, language),
            }}
          />
        </p>
      }
    >
      <p className="note">
        {text.by(ruleName(track.rule, recount.tool))} (<code>{track.rule}</code>).{' '}
        {track.tieEvents === 0 ? null : text.ties(count(track.tieEvents), count(track.lotEvents))}{' '}
        {thresholdLines(language, track.threshold ?? undefined, track.panels !== null).join(' ')}{' '}
        {panelText(part)}
      </p>
      <Table
        language={language}
        caption={text.tableCaption(name)}
        columns={columnsOf(part)}
        rows={track.lines}
        rowKey={({ number }) => number}
      />
      <RoundsPart {...part} />
      <FairPart {...part} />
      <OthersPart {...part} />
    </Block>
  );
}

/** Whose ballots decided together. */
function panelText({ language, track: { panels }, published: { names } }: TrackPart): string | null {
  if (panels === null) return null;
  const { counting } = messages(language);
  const weights = panels.weights.map(({ track, weight }) => `${names[track]?.[language] ?? track} ${weight}`);
  return counting.panelsAre(weights.join(', '), counting.figures[panels.measure]);
}

function columnsOf(part: TrackPart): Column<ResultLine>[] {
  const { language, id } = part;
  const { gives } = part.track;
  const { recount, result: text } = messages(language);
  const { result: words } = recount.tool;
  const points: Column<ResultLine> = {
    key: 'points',
    header: gives === 'ranks' ? words.borda : text.points,
    numeric: true,
    cell: (line) => line.points ?? '',
  };
  return [
    {
      key: 'project',
      header: words.project,
      rowHeader: true,
      cell: ({ number, title }) => (
        <Link language={language} href={proposalPath(id, number)}>
          <span lang="ko">{title}</span>
        </Link>
      ),
    },
    { key: 'rank', header: text.rank, numeric: true, cell: ({ rank, won }) => (won ? count(rank) : '–') },
    { key: 'votes', header: words.votes, numeric: true, cell: ({ votes }) => count(votes) },
    ...(gives === 'nothing' ? [] : [points]),
    ...panelColumns(part),
    {
      key: 'cost',
      header: words.cost,
      unit: unitOf(wonIn(language)),
      numeric: true,
      cell: ({ cost }) => wonBare(cost),
    },
    {
      key: 'outcome',
      header: words.outcome,
      cell: ({ won }) => (won ? <strong className="won">{text.won}</strong> : text.lost),
    },
    { key: 'why', header: text.why, prose: true, cell: (line) => whyText(language, line) },
  ];
}

/** What a project is in each panel, and the score that they come to together. */
function panelColumns({
  language,
  track: { panels },
  published: { names },
}: TrackPart): Column<ResultLine>[] {
  if (panels === null) return [];
  const { counting } = messages(language);
  const { measure, weights } = panels;
  const figures = weights.map(({ track }, at): Column<ResultLine> => {
    const name = names[track]?.[language] ?? track;
    return {
      key: `panel-${track}`,
      header: isShare(measure) ? `${name} (%)` : name,
      numeric: true,
      cell: (line) => (line.figures[at] === undefined ? '' : figureText(measure, line.figures[at])),
    };
  });
  const score: Column<ResultLine> = {
    key: 'score',
    header: counting.score,
    numeric: true,
    cell: (line) => (line.score === null ? '' : scoreText(line.score)),
  };
  return [...figures, score];
}

/** Why a project lost, in the words of the page that counts again. */
function whyText(language: Language, { why, money, cost }: ResultLine): string {
  if (why === null) return '';
  const { whys } = messages(language).recount.tool.losers;
  const had = money ?? 0;
  return fill(whys[why] ?? why, {
    money: wonShown(had, language),
    // What was lacking is never shown too small.
    missing: wonShown(Math.ceil(Number(cost) - Math.floor(had)), language),
  });
}
