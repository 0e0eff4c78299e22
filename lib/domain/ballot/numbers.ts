import { z } from 'zod';
import { type BallotOutcome, type Channel, CHANNELS } from '@/lib/domain/ballot/count-choice';
import { hexHash } from '@/lib/domain/ballot/count-export';

const whole = z.int().min(0);

const channelNumbers = z.strictObject({
  /** Leaves of the ledger. */
  casts: whole,
  /** Casts over which another one of the same voter counts. */
  superseded: whole,
  voided: whole,
  /** By reason. */
  invalid: z.record(z.string(), whole),
  blank: whole,
  /** In the ballots file; blank ones too where blank ballots count. */
  counted: whole,
});
export type ChannelNumbers = z.infer<typeof channelNumbers>;

const trackNumbers = z.strictObject({
  track: z.string(),
  file: z.string(),
  blank_rule: z.enum(['counts', 'apart']),
  eligible: whole,
  credentials: whole,
  paper_check_ins: whole,
  channels: z.strictObject({ electronic: channelNumbers, paper: channelNumbers }),
});
export type TrackNumbers = z.infer<typeof trackNumbers>;

/** The keys that leaves, heads and ballots were checked with, base64url. */
const keys = z.strictObject({
  ledger: z.string(),
  paper: z.string(),
  encryption: z.string(),
  /** By track: its credential key (SPKI). */
  tracks: z.record(z.string(), z.string()),
});
export type CountKeys = z.infer<typeof keys>;

/** `numbers.json`: how many of everything there were, by track and channel; no project stands in it. */
export const numbersDocument = z.strictObject({
  format: z.literal('gotgan-numbers/1'),
  election: z.string(),
  rules_sha256: hexHash,
  keys,
  /** Of the files that were counted from. */
  heads_sha256: hexHash,
  leaves_sha256: hexHash,
  head: z.strictObject({ size: whole, root: hexHash }),
  tracks: z.array(trackNumbers),
});
export type Numbers = z.infer<typeof numbersDocument>;

const none = (): ChannelNumbers => ({
  casts: 0,
  superseded: 0,
  voided: 0,
  invalid: {},
  blank: 0,
  counted: 0,
});

export const noNumbers = (): TrackNumbers['channels'] => ({ electronic: none(), paper: none() });

/** Adds what became of the ballot that counts for a vote. */
export function addOutcome(numbers: ChannelNumbers, outcome: BallotOutcome): void {
  if (outcome.kind === 'invalid')
    numbers.invalid[outcome.reason] = (numbers.invalid[outcome.reason] ?? 0) + 1;
  else if (outcome.kind === 'voided') numbers.voided += 1;
  else if (outcome.kind === 'blank') numbers.blank += 1;
  else {
    numbers.counted += 1;
    if (outcome.blank) numbers.blank += 1;
  }
}

export const invalidOf = ({ invalid }: ChannelNumbers) =>
  Object.values(invalid).reduce((sum, number) => sum + number, 0);

/** Keys, or sheets, of which a ballot counts or would have counted. */
export const votersOf = ({ casts, superseded }: ChannelNumbers) => casts - superseded;

/** A number of all channels together. */
export const inAll = (
  channels: Readonly<Record<Channel, ChannelNumbers>>,
  of: (numbers: ChannelNumbers) => number,
) => CHANNELS.reduce((sum, channel) => sum + of(channels[channel]), 0);
