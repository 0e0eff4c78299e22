import { useCallback, useEffect, useState } from 'react';
import type { Words } from '@/components/verify/words';
import { type Claim, claimOfCode, claimsOfFile, claimsOfKept } from '@/lib/client/verify/claim';
import { type Found, verifyHere } from '@/lib/client/verify/run';
import { askByFetch } from '@/lib/client/verify/source';
import { canVerify, deviceStorage, keptBallots } from '@/lib/client/verify/device';

export type Problem = keyof Words['problems'];

export interface Checking {
  doing: 'nothing' | 'checking' | 'done';
  found: readonly Found[];
  problem: Problem | null;
  /** Whether what was found came from this device alone. */
  kept: boolean;
}
const NOTHING: Checking = { doing: 'nothing', found: [], problem: null, kept: false };

/** What is checked: by a code that was typed or stands behind the `#`, by a file, or what is kept on this device. */
export function useVerify(id: string) {
  const [state, setState] = useState<Checking>(NOTHING);
  const check = useCallback(
    async (claims: readonly Claim[], missing: Problem, kept = false) => {
      if (claims.length === 0) return setState({ ...NOTHING, problem: missing });
      setState({ ...NOTHING, doing: 'checking' });
      setState({ ...NOTHING, doing: 'done', kept, ...(await outcomeOf(id, claims)) });
    },
    [id],
  );
  const checkCode = useCallback(
    (written: string) => check(claimsOfCode(id, written), 'no-code'),
    [id, check],
  );
  const checkFile = async (file: File) => check(claimsOfFile(id, await file.text()), 'no-file');

  useEffect(() => {
    const begin = () => {
      const written = codeBehind(window.location.hash);
      const own = claimsOfKept(id, keptBallots(id));
      if (written !== '') void checkCode(written);
      else if (own.length > 0) void check(own, 'no-code', true);
    };
    begin();
    window.addEventListener('hashchange', begin);
    return () => window.removeEventListener('hashchange', begin);
  }, [id, check, checkCode]);
  return { state, checkCode, checkFile };
}

/** What stands behind the `#`; headings of the page have their own addresses there. */
function codeBehind(hash: string): string {
  const written = decodeURIComponent(hash.replace(/^#/, ''));
  return /^[a-z]/.test(written) ? '' : written;
}

/** What this device keeps of the same cast says more than the code alone. */
function claimsOfCode(id: string, written: string): Claim[] {
  const claim = claimOfCode(id, written);
  if (claim === null) return [];
  return [claimsOfKept(id, keptBallots(id)).find(({ code }) => code === claim.code) ?? claim];
}

async function outcomeOf(id: string, claims: readonly Claim[]): Promise<Pick<Checking, 'found' | 'problem'>> {
  if (!(await canVerify())) return { found: [], problem: 'no-crypto' };
  const found = await verifyHere(id, claims, {
    ask: askByFetch,
    storage: deviceStorage(),
    now: () => new Date(),
  });
  return typeof found === 'string' ? { found: [], problem: found } : { found, problem: null };
}
