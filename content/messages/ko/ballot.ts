import { ballotTool } from '@/content/messages/ko/ballot-tool';

/** The page on which people vote. What its script shows stands in `tool`: words alone, with places in braces. */
export const ballot = {
  title: '투표하기',
  titleOf: (process: string) => `${process} 투표`,
  /** {begins} and {ends} are moments to the second. */
  states: {
    none: {
      title: '투표 규칙을 아직 확정하지 않았습니다',
      text: '투표 규칙이 확정되면 이 페이지에 규칙과 일정, 투표에 오르는 사업이 나옵니다.',
    },
    frozen: {
      title: '투표를 준비하고 있습니다',
      text: '투표 규칙을 확정했고, 표를 잠글 열쇠를 만들 차례입니다. 투표 기간은 {begins}부터 {ends}까지입니다. 그동안 투표 자격을 확인하고 사업을 읽어 보십시오.',
    },
    keyed: {
      title: '투표를 준비하고 있습니다',
      text: '규칙과 열쇠가 준비되었고, 담당 공무원 두 사람이 투표를 열 차례입니다. 투표 기간은 {begins}부터 {ends}까지입니다. 그동안 투표 자격을 확인하고 사업을 읽어 보십시오.',
    },
    ahead: {
      title: '곧 투표가 시작됩니다',
      text: '{begins}부터 {ends}까지 투표합니다. 지금은 복구 코드를 만들고, 고를 사업을 미리 담아 둘 수 있습니다.',
    },
    on: {
      title: '지금 투표할 수 있습니다',
      text: '{ends}까지 투표할 수 있습니다. 그때까지는 다시 투표할 수 있고, 마지막 표만 셉니다.',
    },
    ending: {
      title: '투표가 끝났습니다',
      text: '투표는 {ends}에 끝났습니다. 제때 도착한 표를 받아 마무리하고 있습니다. 영수증이 있으면 내 표가 들어갔는지 확인해 보십시오.',
    },
    closed: {
      title: '투표가 끝났고 개표를 기다립니다',
      text: '투표는 {ends}에 끝났습니다. 표를 열 열쇠는 여러 기관이 나누어 가지고 있으며, 모여서 개표합니다. 영수증이 있으면 내 표가 들어갔는지 확인해 보십시오.',
    },
    published: {
      title: '결과가 나왔습니다',
      text: '투표는 {ends}에 끝났고, 결과와 개표 자료를 모두 공개했습니다.',
    },
  },
  serverTime: (at: string) =>
    `이 페이지를 만든 때의 서버 시각은 ${at}입니다. 기간은 서버 시각으로 판단합니다.`,
  verifyLink: '영수증으로 내 표 확인하기',
  resultLink: '투표 결과 보기',
  proposalsLink: '제안 목록 보기',
  noScript:
    '표는 이 기기에서 잠근 다음에 보내므로, 여기서 투표하려면 자바스크립트를 켜야 합니다. 자바스크립트 없이 투표하려면 안내된 투표소의 투표 기기를 쓰거나 종이로 투표하십시오. 장소와 시간은 자치단체의 주민참여예산 담당 부서에서 알려 드립니다.',

  whoTitle: '내가 투표할 수 있습니까',
  signInFirst: '투표하려면 로그인해 주십시오. 아래의 규칙과 사업은 로그인하지 않아도 읽을 수 있습니다.',
  signIn: '로그인하고 투표하기',
  mayVote: (tracks: string) => `투표할 수 있는 구분: ${tracks}.`,
  issuedTitle: '내 이름으로 발급된 투표권',
  issued: '발급됨',
  notIssued: '아직 발급되지 않음. 투표를 보낼 때 이 기기가 받습니다.',
  issuedHelp:
    '투표권이 발급되었다는 것은 어느 기기에서 투표할 준비를 했다는 뜻일 뿐, 투표했는지와 무엇을 골랐는지는 아무도 모릅니다. 투표권을 받은 일이 없는데 발급되었다고 나오면 자치단체의 투표 담당에게 바로 알려 주십시오.',
  paper: '종이 투표지를 받은 것으로 확인되어 있어, 이 사이트에서는 투표할 수 없습니다.',
  whyNot: {
    'not-asked': '투표 자격을 아직 확인하지 않았습니다.',
    'case-open': '직접 확인을 요청한 것을 선거 담당이 보고 있습니다. 결정되면 알려 드립니다.',
  },
  eligibilityLink: '투표 자격 확인하기',

  rulesTitle: '투표 규칙',
  rulesLead: '투표가 끝날 때까지 바뀌지 않는 규칙입니다.',
  period: (begins: string, ends: string) => `투표 기간은 ${begins}부터 ${ends}까지입니다.`,
  rules: {
    approval: (projects: string, most: string) => `사업 ${projects}개 가운데 ${most}개까지 고릅니다.`,
    knapsack: (projects: string, most: string, ceiling: string) =>
      `사업 ${projects}개 가운데 비용을 더해 ${ceiling}을 넘지 않게 ${most}개까지 고릅니다.`,
    points: (projects: string, most: string, points: string) =>
      `사업 ${projects}개 가운데 ${most}개까지 골라, 모두 ${points}점을 나누어 줍니다. 고른 사업에는 1점 이상 줍니다.`,
    ranking: (projects: string, most: string) =>
      `사업 ${projects}개 가운데 ${most}개까지 골라 좋은 것부터 차례를 매깁니다.`,
    least: (least: string) => `하나라도 고르면 ${least}개 이상 골라야 합니다.`,
    field: (name: string, most: string) => `‘${name}’ 분야에서는 ${most}개까지 고릅니다.`,
    limit: '한도를 넘는 선택은 이 페이지에서 할 수 없습니다.',
    blank: {
      counts: '아무것도 고르지 않은 표(백지)도 낼 수 있고, 다른 표와 함께 셉니다.',
      apart: '아무것도 고르지 않은 표(백지)도 낼 수 있습니다. 몇 장인지만 알리고 세는 데에는 넣지 않습니다.',
    },
    ceiling: (amount: string) => `이 구분의 예산은 ${amount}입니다.`,
    again: (casts: string) => `마감 전에는 다시 투표할 수 있습니다(${casts}번까지). 마지막 표만 셉니다.`,
  },
  projectsOf: (n: string) => `투표에 오르는 사업 ${n}개`,
  projectsCaption: (track: string) => `${track} 구분에서 투표에 오르는 사업`,
  columns: { number: '번호', project: '사업', cost: '비용' },

  secretTitle: '무엇이 비밀이고 무엇이 아닙니까',
  secretIs: '비밀인 것',
  secretIsNot: '비밀이 아닌 것',
  secret: [
    '무엇을 골랐는지는 이 기기에서 잠겨서 나갑니다. 여러 기관의 열쇠 조각이 모이는 개표 때까지 아무도, 이 사이트도 열 수 없습니다.',
    '누가 보낸 표인지는 기록하지 않습니다. 투표권은 가려진 채로 서명되어, 서명한 사이트도 어느 표가 누구의 것인지 모릅니다.',
    '표는 로그인 정보 없이 보냅니다. 투표하기 전이나 후나 사이트는 내가 투표했는지 알 수 없습니다. 그래서 마감 전 알림은 초안을 연 모든 사람에게 갑니다.',
  ],
  notSecret: [
    '내 이름으로 투표권이 발급되었는지는 나와 선거 담당, 감사가 볼 수 있습니다.',
    '들어온 표가 모두 몇 장인지는 투표 중에도 공개됩니다. 사업마다 몇 표인지는 결과 발표 전에는 아무도 모릅니다.',
    '화면을 옆에서 보는 사람이나 이 기기를 함께 쓰는 사람은 막지 못합니다. 강요를 받았다면 마감 전에 다시 투표하십시오. 마지막 표만 셉니다.',
  ],
  methodLink: '비밀을 어떻게 지키는지 자세히',
  kiosk: {
    text: '이 기기에는 아무것도 남지 않습니다. 마치면 화면이 지워지고 처음으로 돌아갑니다.',
  },
  tool: ballotTool,
};
