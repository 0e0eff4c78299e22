import type { AlertKind } from '@/lib/domain/alert';

/** Already formatted: the subject by its name, counts with their separators. */
interface Words {
  subject: string;
  run: string;
  failures: string;
  count: string;
  /** Which number of a vote is wrong. */
  broken: string;
}

/** Two numbers that do not fit together. */
interface Numbers {
  found: string;
  bound: string;
}

interface Texts {
  title: (words: Words) => string;
  remedy: string;
}

const kinds: Record<AlertKind, Texts> = {
  source_late: {
    title: ({ subject }) => `${subject} 자료를 제때 읽지 못했습니다.`,
    remedy:
      '출처에 닿는지, 일꾼(gotgan worker)이 도는지 확인합니다. gotgan sync를 손으로 실행하면 이유가 나옵니다.',
  },
  feed_stalled: {
    title: ({ subject, count }) => `${subject}의 변경 ${count}건이 열린 거래에 막혀 읽히지 못하고 있습니다.`,
    remedy:
      '재정 데이터베이스에서 끝나지 않은 거래를 찾아 끝냅니다. pg_stat_activity에서 xact_start가 가장 오래된 연결, 그리고 pg_prepared_xacts를 봅니다.',
  },
  run_refused: {
    title: ({ subject, run }) =>
      `${subject}의 수집 ${run}번이 검사에서 거절되었습니다. 앞선 자료가 그대로 쓰입니다.`,
    remedy:
      '수집 기록의 알림에 적힌 까닭을 출처에서 확인합니다. 맞는 자료라면 gotgan sync --accept-removals로 받아들입니다.',
  },
  runs_failing: {
    title: ({ subject, failures, run }) =>
      `${subject}의 수집이 ${failures}번 이어서 실패했습니다(마지막 ${run}번).`,
    remedy: '수집 기록의 오류를 보고, gotgan sync를 손으로 실행해 확인합니다.',
  },
  job_failing: {
    title: ({ subject, failures }) => `일꾼의 ‘${subject}’ 작업이 ${failures}번 이어서 실패했습니다.`,
    remedy: '일꾼의 작업 표에 적힌 오류와 로그를 봅니다. 작업은 저절로 다시 시도됩니다.',
  },
  delivery_failing: {
    title: ({ count }) => `수집 ${count}번의 내용이 아직 검색에 반영되지 않았습니다.`,
    remedy: '전달 표의 오류를 봅니다. 저절로 다시 시도되며, 급하면 gotgan sync를 실행합니다.',
  },
  instance_behind: {
    title: ({ subject, count }) => `사이트 인스턴스 ${subject}에 바뀐 것 ${count}건이 전해지지 않았습니다.`,
    remedy:
      '그 인스턴스가 살아 있고 데이터베이스에 닿는지 확인합니다. 다시 시작하면 빠진 것을 모두 따라잡습니다.',
  },
  vote_broken: {
    title: ({ subject, broken }) => `진행 중인 투표 ${subject}의 수가 서로 맞지 않습니다: ${broken}.`,
    remedy:
      '선거 담당과 감사에게 바로 알리고, 데이터베이스와 기록을 그대로 보존합니다. 발급 열쇠와 데이터베이스에 누가 닿았는지 살피고, 까닭을 알기 전에는 개표하지 않습니다.',
  },
};

/** By the invariant's name: the vote's numbers that break it. */
const invariants: Record<string, (numbers: Numbers) => string> = {
  'voters-have-credentials': ({ found, bound }) => `투표한 열쇠 ${found}개, 발급된 투표권 ${bound}개`,
  'sheets-were-checked-in': ({ found, bound }) => `입력한 종이 ${found}장, 종이를 받은 사람 ${bound}명`,
  'together-eligible': ({ found, bound }) =>
    `투표권이나 종이를 받은 사람 ${found}명, 투표할 수 있는 사람 ${bound}명`,
  'casts-are-leaves': ({ found, bound }) => `투표함의 표 ${found}개, 장부에 있거나 기다리는 줄 ${bound}개`,
  'head-has-leaves': ({ found, bound }) => `장부의 줄 ${found}개, 서명된 마지막 크기 ${bound}개`,
};

/** Texts of alerts, of the worker and of the instances of the site. */
export const alerts = {
  title: '살펴볼 일',
  none: '지금 살펴볼 일이 없습니다.',
  warning: (count: string) => `살펴볼 일이 ${count}건 있습니다.`,
  kinds,
  invariants,
  moreBroken: (count: string) => ` (그 밖에 ${count}가지)`,
  unknown: (kind: string, subject: string) => `${kind}: ${subject}`,
  unknownRemedy: '이 버전의 열린곳간이 모르는 알림입니다.',
  what: '무엇',
  since: '언제부터',
  remedy: '할 일',
  until: '언제까지',
  reason: '오류',
  unsent: (error: string) => `알림 주소에 보내지 못했습니다: ${error}`,
  resolvedTitle: '최근 7일 안에 해결된 일',
  span: (from: string, to: string) => `${from}부터 ${to}까지`,
  workerTitle: '일꾼(정기 작업)',
  workerNone:
    '정기 작업을 하는 일꾼이 없습니다. gotgan worker로 시작하거나 --no-worker 없이 npm start를 실행합니다.',
  workerMissing: (at: string) =>
    `일꾼이 ${at} 뒤로 소식이 없습니다. 정기 수집과 알림이 멈춰 있습니다. npm start나 gotgan worker를 다시 시작해야 합니다.`,
  workerAtWork: (name: string, at: string) => `${name}, ${at}부터`,
  restarted: (times: string) => `(${times}번 다시 시작됨)`,
  worker: '일하는 중',
  job: '작업',
  lastEnd: '마지막 결과',
  succeeded: '마지막 성공',
  failures: '이어진 실패',
  never: '없음',
  jobs: {
    'pull-finance-db': '재정 데이터베이스 읽기',
    'pull-lofin': '지방재정365 세부사업 읽기',
    'pull-lofin-contracts': '지방재정365 계약 다시 읽기',
    'deliver-search': '검색에 반영하기',
    watch: '살펴보고 알리기',
    clean: '지난 기록 치우기',
  } as Record<string, string>,
  outcomes: {
    running: '진행 중',
    done: '마침',
    idle: '바뀐 것 없음',
    busy: '다른 수집이 진행 중',
    refused: '거절됨',
    failed: '실패',
  },
  instancesTitle: '사이트 인스턴스',
  instancesLead: '바뀐 페이지의 목록을 인스턴스마다 제 위치에서 따라 읽습니다.',
  instancesNone: '등록된 인스턴스가 없습니다.',
  instance: '인스턴스',
  startedAt: '시작',
  position: '읽은 위치',
  behind: '밀린 것',
  behindNone: '없음',
  behindSince: (count: string, at: string) => `${count}건, 가장 오래된 것 ${at}`,
  delivered: '마지막 전달',
  attempts: (times: string) => `${times}번 다시 시도함`,
  silent: (at: string) => `${at} 뒤로 소식이 없습니다.`,
  mended: (error: string, at: string) => `지난 오류(${at}): ${error}`,
  logKept: '페이지 목록의 보관',
  logKeptFrom: (entries: string, at: string) => `${entries}건, ${at}부터`,
  lastCheck: '마지막 확인',
};
