import type { BallotProps } from '@/components/ballot/words';
import type { Device } from '@/components/ballot/use-device';
import type { Timed } from '@/components/ballot/use-server-clock';
import type { Go } from '@/components/ballot/use-step';
import type { BallotElection, VoteState } from '@/lib/domain/ballot/election-data';
import type { BallotRules } from '@/lib/domain/ballot/types';

/** What every part of the voting page's script shares. */
export interface Vote extends Pick<BallotProps, 'language' | 'words' | 'id' | 'title'> {
  timed: Timed;
  state: VoteState;
  election: BallotElection;
  /** How ballots of the tracks that the voter may vote in are filled in. */
  ballots: readonly BallotRules[];
  /** How often one may cast in a track. */
  casts: number;
  device: Device;
  owner: string;
  /** Whose credential it is: the account's, or that of whom a kiosk's ticket stands for. */
  asker: { token: string } | { ticket: string };
  kiosk: boolean;
  go: Go;
  /** Whether the voter has gone from step to step: then the focus follows. */
  moved: { readonly current: boolean };
}

export interface TrackProps {
  vote: Vote;
  rules: BallotRules;
}
