/** Texts on and beside the drawings. */
export const charts = {
  spentOf: '예산현액 가운데 쓴 돈',
  executionRate: '집행률',
  spent: '지출액',
  currentBudget: '예산현액',
  yearGone: (share: string) => `한 해 가운데 ${share} 지남`,
  wholeBudget: '예산 100 %',
  executionPicture: (rate: string, gone: string | null) =>
    `막대그림: 예산현액의 ${rate}를 썼습니다.${gone === null ? '' : ` 한 해 가운데 ${gone}가 지났습니다.`}`,
};
