import { useEffect, useState } from 'react';
import type { Words } from '@/components/recount/words';
import type { Tally } from '@/lib/domain/participation/tally';

/** The result as a file, made on this device. */
export function DownloadResult({ words, tally }: { words: Words; tally: Tally }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const text = `${JSON.stringify(tally, null, 2)}\n`;
    const made = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [tally]);
  return (
    <a className="button button-secondary" href={address} download="result.json">
      {words.result.download}
    </a>
  );
}
