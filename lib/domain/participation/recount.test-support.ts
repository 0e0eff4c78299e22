/** A vote small enough to be counted by hand: two tracks, one of three panels. Its result is worked out in result-document.test.ts. */

const pb = (meta: string, projects: string, header: string, votes: string) =>
  `META\nkey;value\n${meta}\nPROJECTS\nproject_id;cost\n${projects}\nVOTES\n${header}\n${votes}\n`;

const PROJECTS = 'pool;300\npark;150\nlibrary;100\nbench;150\nmural;50';

export const FILES = {
  'residents.pb': pb(
    'budget;300\nvote_type;approval',
    PROJECTS,
    'voter_id;vote',
    '1;park,library\n2;park,library\n3;park\n4;library,bench\n5;bench,mural\n6;pool\n7;\n8;mural,bench',
  ),
  'committee.pb': pb(
    'budget;300\nvote_type;approval',
    PROJECTS,
    'voter_id;vote',
    '1;library,mural\n2;library,pool\n3;mural\n4;park,mural',
  ),
  'school.pb': pb(
    'budget;300\nvote_type;scoring',
    PROJECTS,
    'voter_id;vote;points',
    '1;pool,park,bench;10,4,6\n2;bench,library;2,5',
  ),
  'youth.pb': pb(
    'budget;100\nvote_type;approval',
    'swing;60\nwall;60',
    'voter_id;vote',
    '1;swing\n2;swing\n3;wall\n4;swing,wall',
  ),
};

export const SEED = '2026-10-05 4 8 15 16 23 42';

const panel = (name: string, weight: string, measure: string) => ({
  name,
  ballots: `${name}.pb`,
  weight,
  measure,
});

const PANELS = [
  panel('residents', '70', 'share-of-votes'),
  panel('committee', '20', 'share-of-ballots'),
  panel('school', '10', 'share-of-best-points'),
];

export const RULES_DOCUMENT = {
  format: 'gotgan-rules/1',
  title: { ko: '2027년 주민참여예산 투표', en: 'Participatory budget 2027' },
  election: 'maeul-2027',
  ballots: [
    { file: 'residents.pb', sha256: '903ab990bbb35e18dc3d0e7e79d568c5ba76d0d58142275b918bd0a884aeb18e' },
    { file: 'committee.pb' },
    { file: 'school.pb' },
    { file: 'youth.pb' },
  ],
  seedSource: { ko: '10월 5일 공개 추첨의 여섯 수', en: 'The six numbers of the public draw of 5 October' },
  tracks: [
    {
      track: 'general',
      stages: [
        { stage: 'eliminate', by: 'share-of-ballots', ballots: 'residents.pb', atLeast: '3/20' },
        { stage: 'panels', panels: PANELS },
        { stage: 'eliminate', by: 'panels', atLeast: '28' },
        { stage: 'select', ballots: 'residents.pb', rule: 'greedy_by_panels', ties: 'mincost+lot' },
      ],
    },
    {
      track: 'youth',
      stages: [
        {
          stage: 'select',
          ballots: 'youth.pb',
          rule: 'mes_cost+add1',
          ties: 'mincost',
          increment: '10',
          budget: '120',
        },
      ],
    },
  ],
};

export const RULES_TEXT = JSON.stringify(RULES_DOCUMENT, null, 2);

/** Counted by hand. The hashes are what `sha256sum` says of the files. */
export const EXPECTED = {
  format: 'gotgan-result/1',
  election: 'maeul-2027',
  rules_sha256: '2838fb9e43ab65f2a5d8c6d2443e9340d59e3f2a1afcdc83cc97b7c2e5086846',
  ballots: [
    {
      file: 'residents.pb',
      sha256: '903ab990bbb35e18dc3d0e7e79d568c5ba76d0d58142275b918bd0a884aeb18e',
      ballots: 8,
    },
    {
      file: 'committee.pb',
      sha256: '8d77bf167882395dc3e846258bf45835cb3ffe0e59883499f22ba15ebd1128b4',
      ballots: 4,
    },
    {
      file: 'school.pb',
      sha256: 'a54685baf2d3411947f51875d539b5baf7fa3c376a0814b62baf83f4159ad4d0',
      ballots: 2,
    },
    {
      file: 'youth.pb',
      sha256: '801da7dd8af2f4b93398ae55dc9808dfa50e536e6c3e1d2eb4a9acb6f276f1b3',
      ballots: 4,
    },
  ],
  seed: SEED,
  tracks: [
    {
      track: 'general',
      // printf '%s' '2026-10-05 4 8 15 16 23 42park' | sha256sum
      lot: [
        { project: 'park', sha256: '25fd6c8520c332c5789476b6c542becef3912077702c4a26ab9600da032dbfaf' },
        { project: 'mural', sha256: 'a4e7ae9b2a2309f347c5db05ff8a6eb23a5ee9e3d83e384dccfb7332a10ee2ce' },
        { project: 'library', sha256: 'b4cbf0e7b0c504c64aa6d4bac1ceeca38cded7d91fed3c344e9f48fe32bbb7ac' },
        { project: 'bench', sha256: 'b92b550db9750faada6bad181b6a89328d15c8d8380d5d82a0dcd95aed565be1' },
        { project: 'pool', sha256: 'ca4380ee00b733dbbaf392383bfc614b061bbaa1cebe8eabb9e42f249fa1dd1c' },
      ],
      stages: [
        {
          // Of 8 ballots, the blank one too, 3/20 are needed: one for the pool is too few.
          stage: 'eliminate',
          by: 'share-of-ballots',
          ballots: 'residents.pb',
          at_least: '3/20',
          figures: [
            { project: 'bench', figure: '3/8' },
            { project: 'library', figure: '3/8' },
            { project: 'mural', figure: '1/4' },
            { project: 'park', figure: '3/8' },
            { project: 'pool', figure: '1/8' },
          ],
          out: ['pool'],
        },
        {
          // Without the pool residents gave 11 votes, the committee has its 4 ballots, and the most points are the bench's 6 + 2.
          stage: 'panels',
          panels: PANELS,
          scores: [
            // 70 × 3/11 + 0 + 10
            { project: 'bench', figures: ['3/11', '0', '1'], score: '320/11' },
            // 70 × 3/11 + 20 × 1/2 + 10 × 5/8
            { project: 'library', figures: ['3/11', '1/2', '5/8'], score: '1555/44' },
            // 70 × 2/11 + 20 × 3/4 + 0
            { project: 'mural', figures: ['2/11', '3/4', '0'], score: '305/11' },
            // 70 × 3/11 + 20 × 1/4 + 10 × 1/2
            { project: 'park', figures: ['3/11', '1/4', '1/2'], score: '320/11' },
          ],
        },
        {
          // 305/11 is 27.7…
          stage: 'eliminate',
          by: 'panels',
          ballots: null,
          at_least: '28',
          figures: [
            { project: 'bench', figure: '320/11' },
            { project: 'library', figure: '1555/44' },
            { project: 'mural', figure: '305/11' },
            { project: 'park', figure: '320/11' },
          ],
          out: ['mural'],
        },
        {
          // Bench and park have one score, one cost and three votes of residents each: the lot has the park first. Then 50 are left.
          stage: 'select',
          ballots: 'residents.pb',
          rule: 'greedy_by_panels',
          ties: 'mincost+lot',
          increment: null,
          budget: '300',
          winners: ['library', 'park'],
          cost: '250',
          order: ['library', 'park'],
          endowment: null,
          steps: null,
          stop: null,
          tie_events: 1,
          lot_events: 1,
          projects: [
            {
              project: 'bench',
              cost: '150',
              votes: 3,
              points: null,
              score: '320/11',
              status: 'not-funded',
            },
            { project: 'library', cost: '100', votes: 3, points: null, score: '1555/44', status: 'funded' },
            { project: 'mural', cost: '50', votes: 2, points: null, score: '305/11', status: 'eliminated' },
            { project: 'park', cost: '150', votes: 3, points: null, score: '320/11', status: 'funded' },
            { project: 'pool', cost: '300', votes: 1, points: null, score: null, status: 'eliminated' },
          ],
          // Ballots 5, 6 and 8 of the seven that choose; alone with what they say are 3, 4, 6 and the blank one.
          ballots_total: 8,
          ballots_blank: 1,
          without_winner: '3/7',
          unique: '1/2',
        },
      ],
    },
    {
      track: 'youth',
      lot: null,
      stages: [
        {
          // With 120 : 4 = 30 each, three pay 20 for the swing, and for the wall 30 + 10 are too little. With 40 each, 40 + 20 pay for it.
          stage: 'select',
          ballots: 'youth.pb',
          rule: 'mes_cost+add1',
          ties: 'mincost',
          increment: '10',
          budget: '120',
          winners: ['swing', 'wall'],
          cost: '120',
          order: ['swing', 'wall'],
          endowment: '40',
          steps: 1,
          stop: 'all supported funded',
          tie_events: 0,
          lot_events: 0,
          projects: [
            { project: 'swing', cost: '60', votes: 3, points: null, score: null, status: 'funded' },
            { project: 'wall', cost: '60', votes: 2, points: null, score: null, status: 'funded' },
          ],
          ballots_total: 4,
          ballots_blank: 0,
          without_winner: '0',
          unique: '1/2',
        },
      ],
    },
  ],
};
