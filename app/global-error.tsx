'use client';
import '@/app/globals.css';
import { ErrorText } from '@/components/layout/ErrorText';
import { errorTexts } from '@/lib/content/errors';

const english = errorTexts.en;

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

/** In place of everything, when not even the frame could be made. The address is not known here, so it speaks both languages. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="ko">
      <body>
        <ErrorText language="ko" digest={error.digest} retry={reset} />
        <aside lang="en" aria-label={english.failedTitle}>
          {english.failedTitle}. {english.failedText}
        </aside>
      </body>
    </html>
  );
}
