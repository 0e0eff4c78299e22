import { ChooseStep } from '@/components/ballot/ChooseStep';
import { ReceiptView } from '@/components/ballot/ReceiptView';
import { ReviewStep } from '@/components/ballot/ReviewStep';
import { SentView } from '@/components/ballot/SentView';
import type { TrackProps } from '@/components/ballot/vote';
import type { DraftSaid } from '@/components/ballot/use-draft-sync';
import type { TrackPart } from '@/lib/client/ballot/step';

interface Props extends TrackProps {
  part: TrackPart;
  draft: DraftSaid;
}

/** One track: what was sent without an answer comes first, then the receipt, then the choice. */
export function TrackStep({ vote, rules, part, draft }: Props) {
  const sent = vote.device.sent[rules.track];
  const cast = vote.device.ballots[rules.track];
  if (sent !== undefined) return <SentView vote={vote} rules={rules} sent={sent} />;
  if (part === 'home' && cast !== undefined) return <ReceiptView vote={vote} rules={rules} cast={cast} />;
  if (part === 'home' || part === 'choose') return <ChooseStep vote={vote} rules={rules} draft={draft} />;
  return <ReviewStep vote={vote} rules={rules} what={part} />;
}
