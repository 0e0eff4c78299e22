import type { ProposingNow } from '@/components/propose/proposing-now';
import { Moment } from '@/components/process/Times';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** Whether proposals are taken at this moment, by the server's clock. */
export function PhaseLine({ language, now }: { language: Language; now: ProposingNow }) {
  const { propose: text } = messages(language);
  const { kind, begins, ends } = now;
  const said = kind === 'on' && ends === null ? text.now.open : text.now[kind];
  const slots = {
    begins: begins === null ? '' : <Moment language={language} at={begins} />,
    ends: ends === null ? '' : <Moment language={language} at={ends} />,
  };
  return (
    <Notice language={language} kind={kind === 'on' ? 'info' : 'warning'}>
      <p>
        <Sentence text={said} slots={slots} />
      </p>
    </Notice>
  );
}
