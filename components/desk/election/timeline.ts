import type { ElectionOffice, OfficeVote } from '@/lib/domain/ballot/vote-facts';

export const TIMELINE = [
  'rules',
  'frozen',
  'key',
  'opened',
  'begun',
  'ended',
  'closed',
  'published',
] as const;
export type TimelineStep = (typeof TIMELINE)[number];

export interface TimelineLine {
  step: TimelineStep;
  status: 'done' | 'next' | 'later';
  /** When it happened or will; null: not known. */
  at: string | null;
}

/** Of the states of a vote, those in which a step is done. */
const BEGUN = ['on', 'ending', 'closed', 'published'];
const ENDED = ['ending', 'closed', 'published'];

const NOTHING: VoteTimes = {
  document: null,
  frozenAt: null,
  openedAt: null,
  closedAt: null,
  publishedAt: null,
};

/** Every step of a vote in its order: what is done, and which one is next. */
export function timelineOf(office: TimelineOf): TimelineLine[] {
  const done = doneOf(office);
  const at = timesOf(office);
  const next = TIMELINE.find((step) => !done[step]);
  return TIMELINE.map((step) => ({
    step,
    status: done[step] ? 'done' : step === next ? 'next' : 'later',
    at: at[step] ?? null,
  }));
}

function doneOf({ state, gaps, voting, vote }: TimelineOf): Record<TimelineStep, boolean> {
  const { frozenAt, document, openedAt, closedAt, publishedAt } = vote ?? NOTHING;
  return {
    rules: frozenAt !== null || (voting !== null && gaps.length === 0),
    frozen: frozenAt !== null,
    key: document !== null,
    opened: openedAt !== null,
    begun: BEGUN.includes(state),
    ended: ENDED.includes(state),
    closed: closedAt !== null,
    published: publishedAt !== null,
  };
}

function timesOf({ voting, vote }: TimelineOf): Partial<Record<TimelineStep, string | null>> {
  const { frozenAt, openedAt, closedAt, publishedAt } = vote ?? NOTHING;
  return {
    frozen: frozenAt,
    opened: openedAt,
    begun: voting === null ? null : beginOf(openedAt, voting.begins),
    ended: voting?.ends ?? null,
    closed: closedAt,
    published: publishedAt,
  };
}

interface VoteTimes extends Pick<OfficeVote, 'document' | 'openedAt' | 'closedAt' | 'publishedAt'> {
  frozenAt: string | null;
}
type TimelineOf = Pick<ElectionOffice, 'state' | 'gaps' | 'voting'> & { vote: VoteTimes | null };

/** A vote that is opened late begins at once. */
const beginOf = (opened: string | null, begins: string) =>
  opened !== null && Date.parse(opened) > Date.parse(begins) ? opened : begins;
