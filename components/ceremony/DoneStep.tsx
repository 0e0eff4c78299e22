import { useEffect, useState } from 'react';
import { FileLink } from '@/components/ceremony/FileLink';
import { StepTitle } from '@/components/ceremony/StepTitle';
import type { CeremonyProps } from '@/components/ceremony/words';
import { sha256 } from '@/lib/ballot/digest';
import { fill } from '@/lib/client/ceremony/machine';
import { fromBase64, toHex } from '@/lib/domain/ballot/bytes';
import type { CeremonyDocument } from '@/lib/domain/ballot/ceremony';

interface Props extends CeremonyProps {
  document: CeremonyDocument;
  number: number;
  onWipe: () => void;
}

/** The public document, and the fingerprint that everybody takes home. */
export function DoneStep({ words, document, number, onWipe }: Props) {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const [mark, setMark] = useState('');
  useEffect(() => {
    const key = fromBase64(document.publicKey);
    if (key !== null) void sha256(key).then((hash) => setMark(toHex(hash)));
  }, [document.publicKey]);
  return (
    <>
      <StepTitle>{words.doneTitle}</StepTitle>
      <p className="said" role="status">
        {fill(words.opened, { number })}
      </p>
      <p>{words.documentText}</p>
      <dl className="pairs">
        <div>
          <dt>{words.keyMark}</dt>
          <dd>
            <code>{mark}</code>
          </dd>
        </div>
      </dl>
      <p>{words.keyMarkCheck}</p>
      <pre className="ceremony-document">{text}</pre>
      <div className="buttons">
        <FileLink name="ceremony.json" text={text} label={words.downloadDocument} />
        <button type="button" className="button button-primary" onClick={onWipe}>
          {words.wipe}
        </button>
      </div>
    </>
  );
}
