import { accountActions } from '@/lib/services/account';
import type { AnyAction } from '@/lib/services/action';
import { peopleActions } from '@/lib/services/people/actions';
import { processActions } from '@/lib/services/process';
import { reviewActions } from '@/lib/services/review';
import { countActions } from '@/lib/services/count';
import { discussionActions } from '@/lib/services/discussion';
import { electionActions } from '@/lib/services/election';
import { eligibilityActions } from '@/lib/services/eligibility';
import { paperActions } from '@/lib/services/paper';
import { proposeActions } from '@/lib/services/propose';
import { winnersActions } from '@/lib/services/winners';
import { questionActions } from '@/lib/services/questions';

/** Everything that can be done by a form or a script, by subject. */
const ALL: readonly AnyAction[] = [
  ...accountActions,
  ...peopleActions,
  ...countActions,
  ...discussionActions,
  ...electionActions,
  ...eligibilityActions,
  ...processActions,
  ...paperActions,
  ...proposeActions,
  ...questionActions,
  ...reviewActions,
  ...winnersActions,
];

const byName = new Map(ALL.map((action) => [action.name, action]));

/** Every action: a generated table of role × action tests each of them. */
export function listActions(): readonly AnyAction[] {
  return ALL;
}

/** The action of a name; null where there is none. */
export function actionOf(name: string): AnyAction | null {
  return byName.get(name) ?? null;
}
