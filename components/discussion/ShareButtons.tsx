'use client';

import { useEffect, useState } from 'react';

interface Props {
  words: { copy: string; copied: string; notCopied: string; share: string };
  address: string;
  title: string;
}

/** What the browser offers beside copying by hand; nothing where it offers nothing. */
export function ShareButtons({ words, address, title }: Props) {
  const [offers, setOffers] = useState({ copy: false, share: false });
  const [said, setSaid] = useState('');
  useEffect(() => {
    // Browsers have neither on pages that came without https, whatever their types say.
    const { clipboard, share } = navigator as Partial<Navigator>;
    setOffers({ copy: clipboard !== undefined, share: share !== undefined });
  }, []);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setSaid(words.copied),
      () => setSaid(words.notCopied),
    );
  // Whoever closes the choice of apps has changed their mind: nothing to say.
  const share = () => navigator.share({ title, url: address }).catch(() => undefined);
  return (
    <>
      <p className="share-buttons">
        {offers.copy ? (
          <button type="button" className="button button-secondary" onClick={() => void copy()}>
            {words.copy}
          </button>
        ) : null}
        {offers.share ? (
          <button type="button" className="button button-secondary" onClick={() => void share()}>
            {words.share}
          </button>
        ) : null}
      </p>
      <p role="status">{said}</p>
    </>
  );
}
