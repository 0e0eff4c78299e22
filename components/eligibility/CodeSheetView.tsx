import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { shownCode } from '@/lib/domain/eligibility/codes';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** The desk's page, without language. */
  back: string;
  /** The whole address at which codes are written. */
  address: string;
  /** Names of the tracks that they vote in. */
  tracks: readonly string[];
  /** Null: they were shown before. */
  codes: readonly string[] | null;
}

/** Codes to print and cut apart; shown once. */
export function CodeSheetView({ language, back, address, tracks, codes }: Props) {
  const { eligibility: text } = messages(language);
  return (
    <>
      <h1>{text.sheetTitle}</h1>
      <p className="no-print">{codes === null ? text.sheetGone : text.sheetLead}</p>
      <ul className="code-sheet">
        {codes?.map((code) => (
          <li key={code}>
            <strong>{shownCode(code)}</strong>
            <span>{text.sheetFor(tracks.join(', '))}</span>
            <span>{text.sheetHow(address)}</span>
          </li>
        ))}
      </ul>
      <p className="no-print">
        <Link language={language} href={back}>
          {text.sheetBack}
        </Link>
      </p>
    </>
  );
}
