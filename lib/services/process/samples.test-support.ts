import { OWN, PROCESS, type ReviewWorld, type Values } from '@/lib/services/review/world.test-support';

export { buildReviewWorld as buildProcessWorld } from '@/lib/services/review/world.test-support';

const ABOUT = {
  titleKo: '횡성군 주민참여예산',
  titleEn: 'Hoengseong participatory budget',
  summaryKo: '군민이 정하는 예산입니다.',
  summaryEn: 'A budget that residents decide.',
  ceiling: '1,000',
};
export const DOCUMENT = {
  documentKo: '공고문',
  documentEn: 'Announcement',
  url: 'https://www.hsg.go.kr/notice/1',
};

let year = 2100;

async function added(world: ReviewWorld): Promise<string> {
  const { rows } = await world.db.owner.query<{ id: string }>(
    `INSERT INTO process_document (process_id, title_ko, title_en, url) VALUES ($1, '안내', 'Guide', 'https://example.org')
     RETURNING id`,
    [PROCESS],
  );
  return rows[0]?.id ?? '';
}

/** A draft of 횡성군 that can be published. */
export async function draft(world: ReviewWorld): Promise<string> {
  year += 1;
  const id = `${OWN}-${year}`;
  await world.db.owner.query(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, published_at)
     VALUES ($1, $2, $3, '초안', 'Draft', '', '', NULL)`,
    [id, OWN, year],
  );
  await world.db.owner.query(
    `INSERT INTO process_track VALUES ($1, 'general', 1, '일반', 'General', '', '', NULL)`,
    [id],
  );
  await world.db.owner.query(`INSERT INTO process_phase VALUES ($1, 'proposing', '2020-01-01Z', NULL)`, [id]);
  return id;
}

/** Valid fields for each action. */
export const processSamples: Record<string, (world: ReviewWorld) => Promise<Values>> = {
  'process.create': async () => ({ government: OWN, year: '2030', ...ABOUT }),
  'process.describe': async () => ({ process: PROCESS, ...ABOUT, reviewDays: '14' }),
  'process.save-track': async () => ({
    process: PROCESS,
    key: 'general',
    nameKo: '일반',
    nameEn: 'General',
    whoKo: '누구나',
    whoEn: 'Everybody',
    ceiling: '800',
  }),
  'process.set-rules': async () => ({
    process: PROCESS,
    key: 'general',
    ballot: 'approval',
    most: '5',
    rule: 'mes_cost+add1u',
    ties: 'mincost',
    increment: '1,000',
  }),
  'process.set-schedule': async () => ({
    process: PROCESS,
    'proposing-begins': '2040-03-01T09:00:00',
    'proposing-ends': '2040-04-30T18:00:00',
    'voting-begins': '2040-09-01T00:00:00',
    'voting-ends': '2040-09-14T18:00:00',
  }),
  'process.add-document': async () => ({ process: PROCESS, ...DOCUMENT }),
  'process.remove-document': async (world) => ({ process: PROCESS, document: await added(world) }),
  'process.publish': async (world) => ({ process: await draft(world) }),
};
