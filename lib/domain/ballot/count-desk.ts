/** A statement as the office sees it. */
export interface StatementLine {
  machine: string;
  body: string;
  /** Base64url: the body itself can say whether it is its own. */
  key: string;
  at: string;
  /** Whether it says what was agreed on; null: nothing was. */
  agrees: boolean | null;
}

/** Where the count of a vote stands. */
export interface CountDesk {
  process: string;
  closed: boolean;
  /** What the rules say of the draw; null: they draw no lot. */
  seedSource: { ko: string; en: string } | null;
  seed: string | null;
  statements: readonly StatementLine[];
  /** Whether machines of two bodies agree. */
  agreed: boolean;
  /** Where the first two statements differ that do: paths, and what each machine says. */
  differences: readonly { path: string; one: string; other: string }[];
  /** Bodies whose machines may count, as the rules name them. */
  bodies: readonly string[];
  publishedAt: string | null;
  resultSha256: string | null;
}
