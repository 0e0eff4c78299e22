type Detail = Record<string, string | number>;

/** What authors, followers and reviewers are told of decisions. */
export const deskNotices = {
  'step-assigned': {
    title: (d: Detail) => `담당 부서가 정해졌습니다 (${d['by'] ?? ''}): ‘${d['title'] ?? ''}’`,
  },
  'step-asked-back': {
    title: (d: Detail) => `제안에 대한 질문이 있습니다 (${d['by'] ?? ''}): ‘${d['title'] ?? ''}’`,
  },
  'step-judged-feasible': { title: (d: Detail) => `부서 검토 결과 적격입니다: ‘${d['title'] ?? ''}’` },
  'step-judged-infeasible': { title: (d: Detail) => `부서 검토 결과 부적격입니다: ‘${d['title'] ?? ''}’` },
  'step-merged': {
    title: (d: Detail) => `제안 ${d['other'] ?? ''}번에 합쳐졌습니다: ‘${d['title'] ?? ''}’`,
  },
  'step-merged-from': {
    title: (d: Detail) => `제안 ${d['other'] ?? ''}번을 받아 합쳤습니다: ‘${d['title'] ?? ''}’`,
  },
  'step-screened-in': { title: (d: Detail) => `심사를 통과해 투표에 올라갑니다: ‘${d['title'] ?? ''}’` },
  'step-screened-out': { title: (d: Detail) => `심사를 통과하지 못했습니다: ‘${d['title'] ?? ''}’` },
  'step-won': { title: (d: Detail) => `선정되었습니다: ‘${d['title'] ?? ''}’` },
  'step-lost': { title: (d: Detail) => `선정되지 않았습니다: ‘${d['title'] ?? ''}’` },
  'step-reopened': { title: (d: Detail) => `앞의 결정을 거두고 다시 봅니다: ‘${d['title'] ?? ''}’` },
  'review-assigned': { title: (d: Detail) => `검토할 제안을 받았습니다: ‘${d['title'] ?? ''}’` },
  'review-reminded': { title: (d: Detail) => `검토를 기다리는 제안이 있습니다: ‘${d['title'] ?? ''}’` },
  'review-due': {
    title: (d: Detail) => `${d['title'] ?? ''}: 사흘 안에 검토할 제안 ${d['proposals'] ?? ''}건`,
  },
  'review-late': {
    title: (d: Detail) => `${d['title'] ?? ''}: 검토 기한이 지난 제안 ${d['proposals'] ?? ''}건`,
  },
};
