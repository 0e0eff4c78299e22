/** How residence and age are verified. */
export const VERIFIERS = ['none', 'oidc', 'list', 'codes'] as const;
export type VerifierKind = (typeof VERIFIERS)[number];

/** What ties somebody to the place, as the verifier states it; it may state several. */
export const CATEGORIES = ['resident', 'worker', 'student', 'foreigner'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Who may vote in a track. Days are `YYYY-MM-DD`. */
export interface TrackRule {
  /** Full years (만 나이) on `ageDay`, both ends included; null: no limit. */
  leastAge: number | null;
  greatestAge: number | null;
  /** The day on which age is counted; null where age does not matter. */
  ageDay: string | null;
  /** None: the whole government. */
  districts: readonly string[];
  /** One of them is enough; none: it does not matter. */
  categories: readonly Category[];
  /** A panel: whoever the verifier does not hold for this very track has no vote in it, whatever else is fulfilled. */
  namedOnly?: true;
}

/** What a verifier knows of age: the date of birth, or full years on a day. */
export type StatedAge = { birth: string } | { years: number; on: string };

/** Whom a verifier has found. What it does not state is null, and counts as not fulfilled where a rule asks for it. */
export interface Identity {
  /** What it calls the person, unlike anybody else in the namespace. Never a resident registration number. */
  identifier: string;
  namespace: string;
  age: StatedAge | null;
  district: string | null;
  categories: readonly Category[] | null;
  /** The tracks that the verifier holds the person for; null: it does not say. */
  tracks: readonly string[] | null;
  /** Whether age and residence were looked at when the code was handed out, so that the rule's conditions count as fulfilled. */
  vouched: boolean;
}

/** Why somebody may or may not vote in a track. */
export const VERDICTS = [
  'eligible',
  'no-rule',
  'not-in-track',
  'age-unknown',
  'too-young',
  'too-old',
  'district-unknown',
  'other-district',
  'category-unknown',
  'other-category',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What "may I vote?" was answered with. Whether an identifier exists is told by none of them. */
export const OUTCOMES = [
  'confirmed',
  'not-confirmed',
  'claimed',
  'other-identifier',
  'not-signed-in-there',
  'claims-old',
  'decided-yes',
  'decided-no',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
