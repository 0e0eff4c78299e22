import type { FigureName } from '@/lib/domain/participation/figures';

/** What the count of a share does beside its rule: the mark that projects have to reach, and panels that decide with it. */
export const counting = {
  thresholdBy: '선정 기준',
  thresholdByHint:
    '기준에 못 미친 제안은 예산이 남아도 선정하지 않습니다. 표를 세기 전에 먼저 빼고 나서 셉니다.',
  noThreshold: '기준 없음',
  figures: {
    votes: '표 (그 제안을 고른 투표지의 수)',
    points: '점수의 합',
    'share-of-ballots': '투표지 가운데 그 제안을 고른 비율 (%)',
    'points-per-ballot': '투표지 한 장당 점수',
    'share-of-votes': '모든 제안이 받은 표 가운데 비율 (%)',
    'share-of-points': '모든 제안이 받은 점수 가운데 비율 (%)',
    'share-of-best': '표가 가장 많은 제안에 견준 비율 (%)',
    'share-of-best-points': '점수가 가장 높은 제안에 견준 비율 (%)',
  } satisfies Record<FigureName, string>,
  thresholdAtLeast: '적어도 얼마',
  thresholdAtLeastHint: '표와 점수는 그 수를, 비율은 퍼센트를 적습니다. 예: 5 %이면 5',
  least: {
    votes: (n: string) => `${n}표 이상 받아야 선정될 수 있습니다.`,
    points: (n: string) => `점수를 모두 ${n}점 이상 받아야 선정될 수 있습니다.`,
    'share-of-ballots': (n: string) => `투표지의 ${n} % 이상이 골라야 선정될 수 있습니다.`,
    'points-per-ballot': (n: string) => `투표지 한 장당 ${n}점 이상 받아야 선정될 수 있습니다.`,
    'share-of-votes': (n: string) => `모든 표의 ${n} % 이상을 받아야 선정될 수 있습니다.`,
    'share-of-points': (n: string) => `모든 점수의 ${n} % 이상을 받아야 선정될 수 있습니다.`,
    'share-of-best': (n: string) => `가장 많이 받은 표의 ${n} % 이상을 받아야 선정될 수 있습니다.`,
    'share-of-best-points': (n: string) => `가장 높은 점수의 ${n} % 이상을 받아야 선정될 수 있습니다.`,
  } satisfies Record<FigureName, (n: string) => string>,
  below: '이에 못 미치면 예산이 남아도 선정하지 않습니다.',

  ownOnly: '기준은 위원 투표를 더하지 않은 표로 봅니다.',

  panelOf: '위원 투표',
  panelOfHint:
    '위원회처럼 정해진 사람들의 표를 주민의 표와 합쳐 셀 때, 그 사람들의 구분에서 어느 구분의 제안을 함께 정할지 고릅니다. 선정 방식, 똑같을 때의 순서, 예산 한도는 그 구분의 것을 따릅니다. 명부나 번호에 이 구분으로 적힌 사람만 투표할 수 있습니다. 위원이 50명에 못 미치면 표는 마감 때 한꺼번에 장부에 오르고, 사람이 적을수록 공개하는 표에서 누구의 표인지 짐작하기 쉽습니다.',
  noPanel: '아님 (주민이 투표하는 구분)',
  panelOfTrack: (track: string) => `‘${track}’의 제안을 함께 정함`,
  panelFew:
    '사람이 적은 투표는 비밀이 약합니다. 위원이 50명에 못 미치면 표가 마감 때까지 기다렸다가 한꺼번에 장부에 오르고, 결과와 함께 공개하는 표도 몇 장뿐이라 누구의 표인지 짐작하기 쉽습니다. 모두 똑같이 투표하면 누가 무엇을 골랐는지 그대로 드러납니다. 위원들에게 미리 알리고, 하나뿐인 투표지의 비율을 보면서 고를 수 있는 수를 적게 잡아 주세요.',
  weight: '비중',
  weightHint:
    '위원 투표와, 위원 투표와 합쳐 세는 구분에서만 1 이상의 정수로 적습니다. 예: 주민이 투표하는 구분 70, 위원 투표 30',
  measure: '비중을 곱하는 값',
  measureHint:
    '합산 점수로 세는 방식에서만 씁니다. 제안마다 이 값에 비중을 곱하고 위원 투표의 것과 더해 합산 점수를 냅니다.',
  panelIs: (track: string, weight: string) =>
    `‘${track}’의 제안을 함께 정하는 위원 투표입니다. 비중: ${weight}.`,
  panelBallot: (ballot: string, most: string) => `${ballot} (${most}개까지).`,
  ownWeight: (weight: string, measure: string) =>
    `위원 투표와 합쳐 셉니다. 비중: ${weight}. 비중을 곱하는 값: ${measure}.`,
  panelsAre: (weights: string, measure: string) =>
    `표를 합쳐 셉니다. 비중: ${weights}. 비중을 곱하는 값: ${measure}. 곱해서 더한 합산 점수가 높은 것부터 선정합니다.`,
  score: '합산 점수',
  oneFileOnly:
    '다시 세는 페이지는 표 파일 하나를 방식 하나로 세므로 선정 기준과 위원 투표를 넣지 않습니다. 발표한 결과를 그대로 다시 만들려면 아래에서 모든 파일로 다시 세어 보십시오.',
  namedOnly: '명부나 번호에서 이 투표를 하도록 따로 정한 사람만',

  fields: {
    thresholdBy: '선정 기준',
    thresholdAtLeast: '적어도 얼마',
    panelOf: '위원 투표',
    weight: '비중',
    measure: '비중을 곱하는 값',
  },
  problems: {
    'threshold-points': '이 투표 방법은 점수를 주지 않습니다. 표나 표의 비율을 골라 주세요.',
    'threshold-needed': '얼마 이상이어야 하는지 적어 주세요.',
    'threshold-idle': '선정 기준을 고르거나 비워 주세요.',
    'threshold-unread': '0보다 큰 수로 적어 주세요. 소수점 아래는 넷째 자리까지 적을 수 있습니다.',
    'threshold-whole': '표와 점수의 합은 소수점 없이 적어 주세요.',
    'threshold-above-all': '100 %를 넘을 수 없습니다.',
    weight: '1에서 1,000까지의 정수로 적어 주세요.',
    'weight-needed': '비중을 적어 주세요. 예: 70',
    'weight-idle': '위원 투표이거나 합산 점수로 셀 때만 적습니다. 비워 주세요.',
    'panel-itself': '자기 자신은 고를 수 없습니다.',
    'panel-counts-alone': '위원 투표에는 선정 기준을 따로 두지 않습니다. 함께 정할 구분에서 정해 주세요.',
    'panel-has-voters':
      '이 구분으로 투표 자격을 확인받은 사람이 이미 있어 위원 투표로 쓸 수 없습니다. 구분을 새로 만들어 주세요.',
    'rule-threshold': '이 방식에는 선정 기준이 필요합니다. 아래에서 정해 주세요.',
  },
};
