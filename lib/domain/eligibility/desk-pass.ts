/** Why somebody at a desk gets no pass. Texts: `messages.deskPass.problems`. */
export const PASS_PROBLEMS = [
  'not-signed-in-there',
  'not-anew',
  'no-claims',
  'not-by-provider',
  'vote-not-on',
  'not-eligible',
] as const;
export type PassProblem = (typeof PASS_PROBLEMS)[number];

/** The page on which somebody at a desk shows an identity provider who they are, without language. */
export function deskPassPage(process: string, problem?: PassProblem): string {
  return `/participate/${process}/eligibility?desk=1${problem === undefined ? '' : `&problem=${problem}`}`;
}
