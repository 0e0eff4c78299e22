import type { AnyAction } from '@/lib/services/action';
import { answerForNation, answerQuestion } from '@/lib/services/questions/answer';
import { askQuestion } from '@/lib/services/questions/ask';
import { confirmQuestion, stopMails } from '@/lib/services/questions/confirm';
import { hideForNation, hideQuestion, showForNation, showQuestion } from '@/lib/services/questions/moderate';

export const questionActions: readonly AnyAction[] = [
  askQuestion,
  confirmQuestion,
  stopMails,
  answerQuestion,
  answerForNation,
  hideQuestion,
  showQuestion,
  hideForNation,
  showForNation,
];
