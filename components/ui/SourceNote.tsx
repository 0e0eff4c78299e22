import type { ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

export interface Download {
  /** Without language prefix. */
  href: string;
  /** What is downloaded and in which form: `CSV`. */
  label: string;
}

interface Props {
  language: Language;
  /** Who published it. */
  source: string;
  /** The day the figures stand for, `YYYY-MM-DD`; null when unknown, and the line says so. */
  asOf: string | null;
  downloads?: readonly Download[];
  /** What a reader must know of the figures: what is left out, what is counted twice. */
  children?: ReactNode;
}

/** The line under every block of figures: where they come from, as of when, and the file to check them with. */
export function SourceNote({ language, source, asOf, downloads = [], children }: Props) {
  const { common } = messages(language);
  return (
    <div className="source">
      {children}
      <dl>
        <div>
          <dt>{common.source}</dt>
          <dd>{source}</dd>
        </div>
        <div>
          <dt>{common.asOf}</dt>
          <dd>{asOf === null ? common.unknown : <time dateTime={asOf}>{date(asOf, language)}</time>}</dd>
        </div>
        {downloads.length === 0 ? null : (
          <div>
            <dt>{common.download}</dt>
            {downloads.map(({ href, label }) => (
              <dd key={href}>
                <Link language={language} href={href}>
                  {label}
                </Link>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </div>
  );
}
