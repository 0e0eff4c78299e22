import type { AnyAction } from '@/lib/services/action';
import { askByHand } from '@/lib/services/eligibility/ask';
import { checkEligibility } from '@/lib/services/eligibility/check';
import { chooseVerifier } from '@/lib/services/eligibility/choose-verifier';
import { makeCodeSheet } from '@/lib/services/eligibility/codes';
import { decideCase } from '@/lib/services/eligibility/decide';
import { takeList } from '@/lib/services/eligibility/list-action';
import { setEligibilityRule } from '@/lib/services/eligibility/set-rule';

/** Who may vote: what residents ask, and what the election office sets and decides. */
export const eligibilityActions: readonly AnyAction[] = [
  checkEligibility,
  askByHand,
  chooseVerifier,
  setEligibilityRule,
  takeList,
  makeCodeSheet,
  decideCase,
];
