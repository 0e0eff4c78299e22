import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProposalState } from '@/lib/domain/process/types';

/** Where a proposal stands, in a word. */
export function StateMark({ language, state }: { language: Language; state: ProposalState }) {
  return <span className={`state state-${state}`}>{messages(language).process.states[state]}</span>;
}
