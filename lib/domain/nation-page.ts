import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Tier } from '@/lib/domain/governments';
import type { Source } from '@/lib/domain/source';
import type { Spending } from '@/lib/domain/spending';

/** An upper tier with its cities, counties and districts, for finding one's own. */
export interface UpperGroup {
  upper: GovernmentLink;
  lowers: GovernmentLink[];
}

/** The nation in its latest year. The two tiers are never added up: money handed down would count twice. */
export interface NationYear {
  year: number;
  asOf: string;
  spending: Record<Tier, Spending | null>;
  /** How many governments stood on the as-of date, and how many of those reported. */
  existing: Record<Tier, number>;
  reporting: Record<Tier, number>;
  /** How many governments are in the sums, closed ones among them. */
  counted: Record<Tier, number>;
  /** Closed by the as-of date; what they reported of the year before that is in the figures. */
  closedReporting: GovernmentLink[];
  sources: Source[];
  /** True when of every government-year shown a whole snapshot was seen; else the sums are of what was received. */
  whole: boolean;
}

/** The home page. */
export interface Home {
  groups: UpperGroup[];
  /** No longer there, their pages kept. */
  closed: GovernmentLink[];
  /** Null where nothing was reported at all. */
  nation: NationYear | null;
}
