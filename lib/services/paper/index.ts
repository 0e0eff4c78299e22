import type { AnyAction } from '@/lib/services/action';
import { finishBundle, prepareBundle, reopenBundle } from '@/lib/services/paper/bundles';
import { enterSheet } from '@/lib/services/paper/enter-sheet';
import { letIn } from '@/lib/services/paper/let-in';

/** Votes that are not cast on one's own device: at a kiosk, and on paper. */
export const paperActions: readonly AnyAction[] = [
  letIn,
  prepareBundle,
  enterSheet,
  finishBundle,
  reopenBundle,
];
