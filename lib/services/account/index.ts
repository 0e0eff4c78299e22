import type { AnyAction } from '@/lib/services/action';
import { actAs } from '@/lib/services/account/act-as';
import { beginAccount } from '@/lib/services/account/begin';
import { eraseAccount } from '@/lib/services/account/erase';
import { answerAsGuardian, askGuardian } from '@/lib/services/account/guardian';
import { beginFactor, confirmFactor, giveFactor, removeFactor } from '@/lib/services/account/second-factor';
import { sendLink } from '@/lib/services/account/send-link';
import { chooseMail, endOwnSession, readNotices, rename } from '@/lib/services/account/settings';
import { signOut } from '@/lib/services/account/sign-out';
import { takeSignInLink } from '@/lib/services/account/take-link';

/** Signing in and out, and what people settle for themselves. */
export const accountActions: readonly AnyAction[] = [
  actAs,
  beginAccount,
  sendLink,
  takeSignInLink,
  signOut,
  rename,
  chooseMail,
  endOwnSession,
  readNotices,
  askGuardian,
  answerAsGuardian,
  beginFactor,
  confirmFactor,
  giveFactor,
  removeFactor,
  eraseAccount,
];
