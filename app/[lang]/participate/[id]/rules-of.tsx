import { RulesHash } from '@/components/ballot/RulesHash';
import { readVoteFacts } from '@/lib/cached/process';
import type { Language } from '@/lib/domain/language';

/** By which rules people vote, at the end of a page of the process; nothing before they are frozen. */
export async function RulesOf({ language, process }: { language: Language; process: string }) {
  const facts = await readVoteFacts(process);
  return facts === null ? null : <RulesHash language={language} process={process} hash={facts.rulesHash} />;
}
