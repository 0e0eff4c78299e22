/** What is counted again: the folder of the published files, the ballots files in it, and whether there is a seed. */
export interface ToRecount {
  folder: string;
  files: readonly string[];
  seed: boolean;
}

/** The hash of the result file that came out, or why none did. */
export type Recounted = { sha256: string } | { failed: string };
