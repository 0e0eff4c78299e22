import { Button } from '@/components/ui/Button';
import { DateInput } from '@/components/ui/DateInput';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { type ChangesPage, changesPath } from '@/lib/domain/history';
import { type Language, localPath } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: ChangesPage;
}

/** The two dates, sent by GET, and spans that are often asked for. */
export function ChangesForm({ language, page: { frame, from, to, presets } }: Props) {
  const { history: text } = messages(language);
  const { lafCd } = frame.government;
  return (
    <search>
      <form action={localPath(language, changesPath(lafCd))} method="get" aria-label={text.compareLabel}>
        <DateInput id="changes-from" name="from" label={text.from} value={from} />
        <DateInput id="changes-to" name="to" label={text.to} value={to} />
        <Button>{text.compare}</Button>
      </form>
      {presets.length === 0 ? null : (
        <nav aria-label={text.presetsLabel}>
          <ul className="columns">
            {presets.map(({ kind, from: begin, to: end }) => (
              <li key={kind}>
                <Link
                  language={language}
                  href={changesPath(lafCd, { from: begin, to: end })}
                  current={begin === from && end === to}
                >
                  {text.presets[kind]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </search>
  );
}
