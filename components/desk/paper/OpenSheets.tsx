import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { type PaperDesk, shownSerial } from '@/lib/domain/ballot/paper';
import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** Sheets that wait for a second officer, and those whose two entries differed. */
export function OpenSheets({ language, desk }: { language: Language; desk: PaperDesk }) {
  const { paper: text } = messages(language);
  const { waiting, differed } = desk;
  if (waiting.length + differed.length === 0) return null;
  const serials = (own: boolean) =>
    waiting
      .filter((sheet) => sheet.own === own)
      .map(({ serial }) => shownSerial(serial))
      .join(', ');
  const [others, mine] = [serials(false), serials(true)];
  return (
    <Block id="open" title={text.openTitle}>
      <ul>
        {differed.map(({ serial, at }) => (
          <li key={serial}>{text.differedText(shownSerial(serial), moment(at, language))}</li>
        ))}
        {others === '' ? null : <li>{text.waitingText(others)}</li>}
        {mine === '' ? null : <li>{text.waitingOwn(mine)}</li>}
      </ul>
    </Block>
  );
}
