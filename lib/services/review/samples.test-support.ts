import { PROCESS, ROAD, type ReviewWorld, type Values } from '@/lib/services/review/world.test-support';

export { buildReviewWorld } from '@/lib/services/review/world.test-support';

const REASON = '현장을 확인하고 관계 법령과 예산을 검토한 결과입니다.';
const DUE = '2199-12-31';

/** Valid fields for each action, against a proposal that it may be done to. */
export const reviewSamples: Record<string, (world: ReviewWorld) => Promise<Values>> = {
  'review.assign': async (world) => ({
    process: PROCESS,
    picked: await world.picked(await world.proposal()),
    department: ROAD,
    due: DUE,
  }),
  'review.move-due': async (world) => ({
    process: PROCESS,
    picked: await world.picked(await world.proposal('assigned')),
    due: DUE,
  }),
  'review.remind': async (world) => ({
    process: PROCESS,
    picked: await world.picked(await world.proposal('assigned')),
  }),
  'review.ask-back': async (world) => ({
    ...(await world.about(await world.proposal('assigned'))),
    question: '정확한 위치가 어디입니까?',
  }),
  'review.judge': async (world) => ({
    ...(await world.about(await world.proposal('assigned'))),
    judgement: 'feasible',
    cost: '12,000,000원',
    reason: REASON,
  }),
  'review.merge': async (world) => ({
    ...(await world.about(await world.proposal('assigned'))),
    into: String(await world.proposal()),
    reason: REASON,
  }),
  'review.screen': async (world) => ({
    process: PROCESS,
    picked: await world.picked(await world.proposal('judged-feasible')),
    outcome: 'in',
    reason: REASON,
  }),
  'review.result': async (world) => ({
    ...(await world.about(await world.proposal('judged-feasible', 'screened-in'))),
    outcome: 'won',
    rank: '3',
    note: '득표 120표',
  }),
  'review.reopen': async (world) => ({
    ...(await world.about(await world.proposal('judged-infeasible'))),
    reason: REASON,
  }),
  'review.retract-result': async (world) => ({
    ...(await world.about(await world.proposal('judged-feasible', 'screened-in', 'won'))),
    reason: REASON,
  }),
};
