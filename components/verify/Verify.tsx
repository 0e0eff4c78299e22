'use client';

import { useEffect, useState } from 'react';
import { FoundView } from '@/components/verify/FoundView';
import { ReceiptForm } from '@/components/verify/ReceiptForm';
import { type Checking, useVerify } from '@/components/verify/use-verify';
import type { VerifyProps, Words } from '@/components/verify/words';

/** Where a voter checks a receipt. Everything is computed on this device. */
export function Verify({ language, words, id }: VerifyProps) {
  const { state, checkCode, checkFile } = useVerify(id);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <>
      <ReceiptForm
        words={words}
        ready={ready}
        onCode={(written) => void checkCode(written)}
        onFile={(file) => void checkFile(file)}
      />
      <div className="verify-status">
        <p role="status">{statusText(words, state)}</p>
        {state.problem === null ? null : (
          <div role="alert" className="notice notice-warning">
            {words.problems[state.problem]}
          </div>
        )}
      </div>
      {state.found.map((found) => (
        <FoundView key={found.report.claim.code} language={language} words={words} found={found} />
      ))}
    </>
  );
}

function statusText(words: Words, { doing, problem, kept }: Checking): string {
  if (doing === 'nothing' || problem !== null) return '';
  if (doing === 'checking') return words.busy;
  return kept ? words.kept : words.done;
}
