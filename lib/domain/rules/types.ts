/** A text in both languages of the site. */
export interface Both {
  ko: string;
  en: string;
}

/** `fatal`: a delivery that breaks it is refused and the last good data stay. `published`: shown as a discrepancy. */
export const SEVERITIES = ['fatal', 'published'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule is put to: each project, each government in a fiscal year, or a source and its delivery as a whole. */
export type RuleScope = 'project' | 'government-year' | 'run';

/**
 * A rule of the ledger, as data. What it asks of the database stands in lib/pipeline/rules under the same id. An id is
 * part of published addresses: it never changes and is never used again.
 */
export interface RuleText {
  severity: Severity;
  scope: RuleScope;
  /** What it is about, in a few words. */
  name: Both;
  /** What was seen, in one calm sentence. */
  sentence: Both;
  /** What would be expected. */
  expected: Both;
  /** Why: law, published practice or a known pitfall, and why the threshold is where it is. */
  basis: Both;
}
