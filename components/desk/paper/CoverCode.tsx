'use client';

import { useEffect, useState } from 'react';
import type { Messages } from '@/lib/content/messages';
import { bundleCodeText, newBundleCode, type OfBundle } from '@/lib/domain/ballot/paper-code';

interface Props {
  words: Messages['paper']['cover'];
  of: OfBundle;
}

/** Makes the code of a bundle, for this page and its paper alone. */
export function CoverCode({ words, of }: Props) {
  const [ready, setReady] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => setReady(true), []);
  const make = () => void bundleCodeText(newBundleCode(), of).then(setCode);
  if (!ready) return null;
  return (
    <>
      <p className="bundle-code" role="status">
        {code === null ? null : (
          <>
            {words.code}: <strong>{code}</strong>
          </>
        )}
      </p>
      <p className="no-print">{words.again}</p>
      <p className="no-print">
        {code === null ? (
          <button type="button" className="button button-primary" onClick={make}>
            {words.make}
          </button>
        ) : (
          <button type="button" className="button button-primary" onClick={() => window.print()}>
            {words.print}
          </button>
        )}
      </p>
    </>
  );
}
