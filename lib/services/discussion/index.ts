import type { AnyAction } from '@/lib/services/action';
import { writeComment } from '@/lib/services/discussion/comment';
import { endorse, unendorse } from '@/lib/services/discussion/endorse';
import { follow, unfollow } from '@/lib/services/discussion/follow';
import { decideAppeal, hideComment, keepThing, showComment } from '@/lib/services/discussion/moderate';
import { appealHiding, withdrawComment } from '@/lib/services/discussion/own';
import { reportThing } from '@/lib/services/discussion/report';

export const discussionActions: readonly AnyAction[] = [
  writeComment,
  withdrawComment,
  appealHiding,
  endorse,
  unendorse,
  follow,
  unfollow,
  reportThing,
  hideComment,
  showComment,
  keepThing,
  decideAppeal,
];
