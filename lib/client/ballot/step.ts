/**
 * Where somebody is in the voting page; the fragment of the address says it, so that going back works and nothing of it reaches the site.
 * `home` of a track is what there is of it: a receipt, or the list to choose from.
 */
export const TRACK_PARTS = ['home', 'choose', 'review', 'blank', 'void'] as const;
export type TrackPart = (typeof TRACK_PARTS)[number];
export type Step = { kind: 'tracks' } | { kind: 'code' } | { kind: 'track'; track: string; part: TrackPart };

export const START: Step = { kind: 'tracks' };

/** @returns null where a fragment is none of this page's: a place in it, or a ticket */
export function readStep(hash: string): Step | null {
  if (['', '#', '#ballot'].includes(hash)) return START;
  if (hash === '#ballot-code') return { kind: 'code' };
  const [, track, part] = /^#ballot\/([^/]+)(?:\/([a-z]+))?$/.exec(hash) ?? [];
  const known = TRACK_PARTS.find((one) => one === (part ?? 'home'));
  return track === undefined || known === undefined ? null : trackStep(track, known);
}

function trackStep(written: string, part: TrackPart): Step | null {
  try {
    return { kind: 'track', track: decodeURIComponent(written), part };
  } catch {
    return null;
  }
}

export function stepHash(step: Step): string {
  if (step.kind === 'tracks') return '#ballot';
  if (step.kind === 'code') return '#ballot-code';
  const track = `#ballot/${encodeURIComponent(step.track)}`;
  return step.part === 'home' ? track : `${track}/${step.part}`;
}
