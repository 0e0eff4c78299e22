import type { AnyAction } from '@/lib/services/action';
import { assign, moveDue, remind } from '@/lib/services/review/assign';
import { askBack, judge } from '@/lib/services/review/judge';
import { merge } from '@/lib/services/review/merge';
import { reopen, retractResult } from '@/lib/services/review/reopen';
import { enterResult } from '@/lib/services/review/result';
import { screen } from '@/lib/services/review/screen';

/** What officials do to proposals. */
export const reviewActions: readonly AnyAction[] = [
  assign,
  moveDue,
  remind,
  askBack,
  judge,
  merge,
  screen,
  enterResult,
  reopen,
  retractResult,
];
