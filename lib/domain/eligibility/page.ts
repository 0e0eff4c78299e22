import type { Outcome, TrackRule, Verdict, VerifierKind } from '@/lib/domain/eligibility/types';
import type { Language } from '@/lib/domain/language';

/** A track with who may vote in it; `rule` null: nobody may. */
export interface TrackEligibility {
  key: string;
  names: Record<Language, string>;
  rule: TrackRule | null;
}

/** What an account has asked, and how it stands. */
export interface OwnEligibility {
  /** Null: it has not asked. Days are `YYYY-MM-DD`. */
  answer: { outcome: Outcome; on: string; verdicts: Readonly<Record<string, Verdict>> } | null;
  /** Keys of the tracks that it may vote in. */
  eligible: readonly string[];
  credentialIssued: boolean;
  case: {
    kind: 'asked' | 'second-account';
    state: 'open' | 'yes' | 'no';
    openedOn: string;
    reason: string | null;
  } | null;
  triesLeft: number;
}

export interface EligibilityPage {
  process: string;
  titles: Record<Language, string>;
  verifier: VerifierKind;
  /** By the schedule of its vote; one without is to come. */
  voting: 'to-come' | 'on' | 'over';
  tracks: readonly TrackEligibility[];
  /** Null: nobody is signed in. */
  own: OwnEligibility | null;
}

/** A case as the election office sees it. */
export interface DeskCase {
  id: string;
  /** As shown in the portal. */
  name: string;
  kind: 'asked' | 'second-account';
  text: string | null;
  openedOn: string;
  /** Whether another account has the key, and whether that one is closed. */
  holder: 'open' | 'closed' | null;
}

export interface EligibilityDesk extends Omit<EligibilityPage, 'own' | 'voting'> {
  lafCd: string;
  version: number;
  namespace: string | null;
  /** Base64 of the key that lists are signed with. */
  listKey: string | null;
  votingBegun: boolean;
  list: {
    serial: number;
    on: string;
    rows: number;
    rejected: readonly { line: number; reason: string }[];
    rejectedCount: number;
  } | null;
  codes: { made: number; used: number };
  /** Numbers alone, never names. */
  checked: number;
  eligible: readonly { track: string; people: number }[];
  cases: readonly DeskCase[];
  openCases: number;
}
