'use client';
import { useParams } from 'next/navigation';
import { ErrorText } from '@/components/layout/ErrorText';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

/** In place of a page that could not be made. */
export default function PageError({ error, reset }: Props) {
  const { lang } = useParams<{ lang: string }>();
  return <ErrorText language={lang === 'en' ? 'en' : 'ko'} digest={error.digest} retry={reset} />;
}
