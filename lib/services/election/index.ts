import type { AnyAction } from '@/lib/services/action';
import { answer } from '@/lib/services/election/answer';
import { freeze } from '@/lib/services/election/freeze-action';
import { propose } from '@/lib/services/election/propose';
import { setKey } from '@/lib/services/election/set-key';
import { thaw } from '@/lib/services/election/thaw';

/** What the election office does to a vote as a whole. */
export const electionActions: readonly AnyAction[] = [freeze, thaw, setKey, propose, answer];
