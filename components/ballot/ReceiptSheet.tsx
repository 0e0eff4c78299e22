import { TextFile } from '@/components/ballot/TextFile';
import type { TrackProps } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';
import { Link } from '@/components/ui/Link';
import { localPath } from '@/lib/domain/language';
import type { KeptCast } from '@/lib/client/ballot/kept';
import { receiptRecord } from '@/lib/client/verify/claim';

/** The receipt as it is shown, saved and printed: nothing of the ballot is on it. */
export function ReceiptSheet({ vote, rules, cast }: TrackProps & { cast: KeptCast }) {
  const { words, language, id, title, kiosk } = vote;
  const { receipt: text } = words;
  const { code } = cast;
  const path = `/participate/${id}/verify#${code}`;
  const url = `${window.location.origin}${localPath(language, path)}`;
  const track = rules.name[language];
  return (
    <>
      <div className="ballot-sheet">
        <p className="ballot-code-label">
          {text.code} · {title} · {track}
        </p>
        <p className="ballot-code">{code}</p>
        <p className="ballot-url">{url}</p>
        <p className="note">{text.nothing}</p>
      </div>
      <div className="ballot-buttons">
        {kiosk ? null : (
          <Link language={language} href={path} className="button button-primary">
            {text.verify}
          </Link>
        )}
        {kiosk ? null : (
          <TextFile
            name={`${text.fileName}-${id}-${rules.track}.txt`}
            text={fill(text.fileText, {
              title,
              track,
              code,
              url,
              record: receiptRecord(id, rules.track, cast),
            })}
            label={text.download}
          />
        )}
        <button type="button" className="button button-secondary" onClick={() => window.print()}>
          {text.print}
        </button>
      </div>
    </>
  );
}
