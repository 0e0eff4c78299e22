/** What people say, by its beginning and its end: every comment is put together of one of each. */
const BEGINNINGS = [
  '저도 늘 다니는 길이라 꼭 필요하다고 생각합니다.',
  '어제도 어르신 한 분이 넘어지실 뻔했어요.',
  '예산이 너무 많이 드는 것은 아닌지 궁금합니다.',
  '좋은 제안입니다. 우리 아파트 주민들도 같은 생각이에요.',
  '비슷한 것이 가까이에 있는데 또 필요할까요?',
  '아이를 키우는 집에서는 정말 기다리던 일입니다.',
  '위치를 조금만 옮기면 더 많은 사람이 쓸 수 있을 것 같습니다.',
  '작년에도 같은 제안이 있었는데 왜 안 되었는지 알고 싶습니다.',
  '담당 부서에서 현장을 꼭 한번 보셨으면 합니다.',
  '만든 뒤에 누가 돌볼지도 함께 정하면 좋겠습니다.',
  '퇴근길에 지나다니는 직장인입니다. 찬성합니다.',
];
const ENDS = [
  '꼭 뽑히기를 바랍니다.',
  '밤에는 특히 더 그렇습니다.',
  '사진을 보니 바로 알겠네요.',
  '다른 동네 사례도 찾아보면 좋겠습니다.',
  '공사는 방학 때 해 주세요.',
  '이웃들에게도 알리겠습니다.',
  '자세한 설명을 더 듣고 싶어요.',
  '',
];

const array = (texts: readonly string[]) => `ARRAY[${texts.map((text) => `'${text}'`).join(', ')}]`;
const pick = (texts: readonly string[], step: number) =>
  `(${array(texts)})[1 + (said.id * ${step} % ${texts.length})::int]`;
const SOMEONE = `(said.id * 7919 % (SELECT count(*) FROM someone))`;

/**
 * Statements that make what is said of the temporary tables `said` (how much to which proposal, and how many comments come before) and
 * `someone` (people by place). Every fifth comment answers another one; one in two hundred is hidden, and one was taken back by its
 * author. Rows lie in the order of time, as they would have come, and not proposal by proposal.
 */
export const VOICES_SQL: readonly string[] = [
  `INSERT INTO comment (id, process_id, number, place, parent, author_name, at, state, text) OVERRIDING SYSTEM VALUE
   SELECT said.id, process_id, number, said.place, parent, author.name, at, state,
          CASE WHEN state = 'shown' THEN btrim(${pick(BEGINNINGS, 31)} || ' ' || ${pick(ENDS, 17)}) END
     FROM (SELECT s.before + nth AS id, process_id, number, nth AS place, CASE WHEN nth % 5 = 4 THEN s.before + nth - 3 END AS parent,
                  q.submitted_at + (now() - q.submitted_at) * (nth / (s.places + 1.0)) AS at,
                  CASE (s.before + nth) % 200 WHEN 0 THEN 'hidden' WHEN 1 THEN 'withdrawn' ELSE 'shown' END AS state
             FROM said s JOIN proposal q USING (process_id, number), generate_series(1, s.places) AS nth) said
     JOIN someone author ON author.place = ${SOMEONE} ORDER BY at`,
  `SELECT setval(pg_get_serial_sequence('comment', 'id'), (SELECT coalesce(max(id), 1) FROM comment))`,
  `INSERT INTO comment_author (comment, person) SELECT said.id, author.id FROM comment said JOIN someone author ON author.place = ${SOMEONE}`,
  `INSERT INTO comment_hidden (comment, text) SELECT id, '가려진 말' FROM comment WHERE state = 'hidden'`,
  `INSERT INTO moderation (comment, at, kind, rule, reason, taken_by)
   SELECT id, at, 'hidden', 'abuse', '욕설이 있어 가립니다.', '주민참여예산 담당' FROM comment WHERE state = 'hidden' ORDER BY at`,
  `INSERT INTO endorsement (process_id, number, person)
   SELECT given.process_id, given.number, someone.id
     FROM (SELECT process_id, number, (before + nth) % (SELECT count(*) FROM someone) AS place FROM said, generate_series(1, endorsements) AS nth) given
     JOIN someone USING (place)`,
  `INSERT INTO proposal_voice (process_id, number, places, comments, endorsements)
   SELECT process_id, number, places, coalesce(c.shown, 0), endorsements FROM said
     LEFT JOIN (SELECT process_id, number, count(*) AS shown FROM comment WHERE state = 'shown' GROUP BY process_id, number) c USING (process_id, number)
    WHERE places > 0`,
  `INSERT INTO proposal_author (process_id, number, person)
   SELECT s.process_id, s.number, author.id FROM said s JOIN someone author ON author.place = (s.before + s.number) % (SELECT count(*) FROM someone)`,
  `INSERT INTO follow (person, process_id, number) SELECT person, process_id, number FROM proposal_author`,
  `INSERT INTO report (person, process_id, number, comment, rule)
   SELECT b.person, c.process_id, c.number, c.id, 'advert' FROM comment c JOIN comment_author b ON b.comment = c.id WHERE c.id % 500 = 3 AND c.state = 'shown'`,
];
