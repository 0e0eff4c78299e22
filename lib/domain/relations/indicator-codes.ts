/**
 * Codes of the published ratios (지표) and of what they were computed from, as `indicator.code` and `indicator.basis` hold them.
 * Where a ratio has two definitions (재정자립도, 재정자주도: the revenue items were regrouped in 2014), the code means the newer
 * one, which is the one to show; the older one has the basis with `/before-2014` behind it.
 */
export const INDICATOR_CODES = {
  'fiscal-independence': { ko: '재정자립도', en: 'Fiscal independence' },
  'fiscal-autonomy': { ko: '재정자주도', en: 'Fiscal autonomy' },
  'balance-ratio': { ko: '통합재정수지비율', en: 'Consolidated balance ratio' },
  'debt-ratio': { ko: '예산대비채무비율', en: 'Debt to budget ratio' },
  'single-source-ratio': { ko: '수의계약비율', en: 'Single-source contract ratio' },
  'year-end-ratio': { ko: '연말지출비율', en: 'Year-end spending ratio' },
  'subsidy-ratio': { ko: '지방보조금비율', en: 'Local subsidy ratio' },
} as const satisfies Record<string, { ko: string; en: string }>;
export type IndicatorCode = keyof typeof INDICATOR_CODES;

/** `original` 당초예산, `final` 최종예산, `settled` 결산. */
export const INDICATOR_BASES = ['original', 'final', 'settled'] as const;
export type IndicatorBasis = (typeof INDICATOR_BASES)[number];
