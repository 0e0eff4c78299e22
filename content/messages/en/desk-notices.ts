import type { deskNotices as korean } from '@/content/messages/ko/desk-notices';

type Detail = Record<string, string | number>;

/** What authors, followers and reviewers are told of decisions. */
export const deskNotices: typeof korean = {
  'step-assigned': { title: (d: Detail) => `“${d['title'] ?? ''}” is with ${d['by'] ?? ''} now` },
  'step-asked-back': { title: (d: Detail) => `${d['by'] ?? ''} asks about “${d['title'] ?? ''}”` },
  'step-judged-feasible': { title: (d: Detail) => `“${d['title'] ?? ''}” was found feasible` },
  'step-judged-infeasible': { title: (d: Detail) => `“${d['title'] ?? ''}” was found not feasible` },
  'step-merged': {
    title: (d: Detail) => `“${d['title'] ?? ''}” was merged into proposal ${d['other'] ?? ''}`,
  },
  'step-merged-from': {
    title: (d: Detail) => `Proposal ${d['other'] ?? ''} was merged into “${d['title'] ?? ''}”`,
  },
  'step-screened-in': {
    title: (d: Detail) => `“${d['title'] ?? ''}” passed the screening and goes to the vote`,
  },
  'step-screened-out': { title: (d: Detail) => `“${d['title'] ?? ''}” did not pass the screening` },
  'step-won': { title: (d: Detail) => `“${d['title'] ?? ''}” was chosen` },
  'step-lost': { title: (d: Detail) => `“${d['title'] ?? ''}” was not chosen` },
  'step-reopened': { title: (d: Detail) => `The last decision about “${d['title'] ?? ''}” was taken back` },
  'review-assigned': { title: (d: Detail) => `A proposal to review: “${d['title'] ?? ''}”` },
  'review-reminded': { title: (d: Detail) => `A proposal waits for your review: “${d['title'] ?? ''}”` },
  'review-due': {
    title: (d: Detail) => `${d['title'] ?? ''}: ${d['proposals'] ?? ''} to review within three days`,
  },
  'review-late': {
    title: (d: Detail) => `${d['title'] ?? ''}: the review of ${d['proposals'] ?? ''} is overdue`,
  },
};
