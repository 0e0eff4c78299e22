'use client';

import { useEffect, useState } from 'react';
import { fill } from '@/components/recount/words';
import { wonText } from '@/components/result/amounts';
import type { KeptBallots, KeptCast } from '@/lib/client/ballot/kept';
import { deviceStore } from '@/lib/client/ballot/store';
import type { Messages } from '@/lib/content/messages';
import { shareOf, type SharedMoney } from '@/lib/domain/ballot/count-share';
import { toText } from '@/lib/domain/participation/fraction';
import type { Language } from '@/lib/domain/language';

type Words = Messages['result']['tool'];

/** What the device has to know of a track. */
export interface ShareTrack {
  track: string;
  name: string;
  /** Null: its rule shares no money among voters. */
  shared: SharedMoney | null;
  /** By number of the project. */
  titles: Readonly<Record<number, string>>;
  winners: readonly number[];
}

interface Props {
  language: Language;
  words: Words;
  election: string;
  tracks: readonly ShareTrack[];
}

/** What became of the ballot that this device has kept. Read here, sent nowhere. */
export function MyShare({ language, words, election, tracks }: Props) {
  const [kept, setKept] = useState<KeptBallots | null>(null);
  useEffect(() => {
    let gone = false;
    void keptOf(election).then((found) => {
      if (!gone) setKept(found);
    });
    return () => {
      gone = true;
    };
  }, [election]);
  if (kept === null) return null;
  const mine = tracks.flatMap((track) => {
    const cast = kept[track.track];
    return cast === undefined ? [] : [{ track, cast }];
  });
  if (mine.length === 0) return <p>{words.none}</p>;
  return (
    <>
      {mine.map(({ track, cast }) => (
        <TrackShare key={track.track} {...{ language, words, track, cast }} />
      ))}
      <p className="note">{words.maybeOld}</p>
    </>
  );
}

/** What reads kept ballots comes only to a device that has something of this vote. */
async function keptOf(election: string): Promise<KeptBallots> {
  if (!hasAny(election)) return {};
  const { keptKey, readKeptBallots } = await import('@/lib/client/ballot/kept');
  return readKeptBallots(deviceStore().get(keptKey('ballot', election)));
}

function hasAny(election: string): boolean {
  try {
    return Object.keys(window.localStorage).some((key) => key.endsWith(`.${election}`));
  } catch {
    return false;
  }
}

interface TrackProps {
  language: Language;
  words: Words;
  track: ShareTrack;
  cast: KeptCast;
}

function TrackShare({ language, words, track, cast }: TrackProps) {
  const { choices, points } = cast;
  if (choices === null) return <p>{fill(words.notKept, { track: track.name })}</p>;
  const outcome = choices.map((number) => ({
    number,
    text: fill(track.winners.includes(number) ? words.won : words.lost, {
      title: track.titles[number] ?? String(number),
    }),
  }));
  return (
    <>
      <h3>{fill(words.outcome, { track: track.name })}</h3>
      <ul>
        {outcome.map(({ number, text }) => (
          <li key={number}>{text}</li>
        ))}
      </ul>
      {track.shared === null ? null : (
        <Paid {...{ language, words, track, shared: track.shared }} ballot={{ choices, points }} />
      )}
    </>
  );
}

interface PaidProps extends Omit<TrackProps, 'cast'> {
  shared: SharedMoney;
  ballot: { choices: readonly number[]; points: readonly number[] | null };
}

function Paid({ language, words, track, shared, ballot }: PaidProps) {
  const { parts, left } = shareOf(shared, ballot);
  return (
    <>
      <h3>{fill(words.share, { track: track.name, endowment: wonText(shared.endowment, language) })}</h3>
      <ul>
        {parts.map(({ project, paid, whole }) => (
          <li key={project}>
            {fill(whole ? words.paid : words.rest, {
              title: track.titles[project] ?? String(project),
              paid: wonText(toText(paid), language),
            })}
          </li>
        ))}
        <li>{fill(words.left, { left: wonText(toText(left), language) })}</li>
      </ul>
    </>
  );
}
