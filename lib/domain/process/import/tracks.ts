import type { Track } from '@/lib/domain/process/types';

/** What nobody said: who may take part in a track. */
const WHO_UNKNOWN = { ko: '자료에 없음', en: 'Not in the source' };

export const DEFAULT_TRACK: Track = {
  key: 'general',
  names: { ko: '일반', en: 'General' },
  who: WHO_UNKNOWN,
  ceiling: null,
};

const KEY = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_NAME = 100;

/** `youth=청년`, `youth=청년=Young adults`. @returns null where the text is neither */
export function readTrack(text: string): Track | null {
  const [key = '', ko = '', en = ko, ...more] = text.split('=').map((part) => part.trim());
  const named = [ko, en].every((name) => name !== '' && name.length <= LONGEST_NAME);
  if (!KEY.test(key) || !named || more.length > 0) return null;
  return { key, names: { ko, en }, who: WHO_UNKNOWN, ceiling: null };
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');

/**
 * The key of the track that a text names, by its key or one of its names. No text is the only track.
 * @returns null where there is none, or none can be told
 */
export function trackKey(text: string | null, tracks: readonly Track[]): string | null {
  const [only, ...others] = tracks;
  if (text === null) return others.length === 0 ? (only?.key ?? null) : null;
  const named = plain(text);
  return (
    tracks.find(({ key, names }) => [key, names.ko, names.en].some((name) => plain(name) === named))?.key ??
    null
  );
}
