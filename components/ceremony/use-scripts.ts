import { useEffect, useState } from 'react';
import { sha256 } from '@/lib/ballot/digest';
import { toHex } from '@/lib/domain/ballot/bytes';

export interface Script {
  path: string;
  /** Hexadecimal; null: it could not be read. */
  hash: string | null;
}

/**
 * The scripts that the page was loaded with, and their hashes. They are read once more while the page loads, from the browser's own
 * copy; after that the page asks for nothing. Null: not yet.
 */
export function useScripts(): readonly Script[] | null {
  const [scripts, setScripts] = useState<readonly Script[] | null>(null);
  useEffect(() => {
    let isLeft = false;
    void readScripts().then((read) => {
      if (!isLeft) setScripts(read);
    });
    return () => {
      isLeft = true;
    };
  }, []);
  return scripts;
}

async function readScripts(): Promise<Script[]> {
  if (document.readyState !== 'complete')
    await new Promise((loaded) => window.addEventListener('load', loaded, { once: true }));
  const addresses = [...document.scripts].map(({ src }) => src).filter((src) => src !== '');
  return Promise.all([...new Set(addresses)].map(readScript));
}

async function readScript(address: string): Promise<Script> {
  const path = new URL(address).pathname;
  try {
    const answer = await fetch(address, { cache: 'force-cache' });
    return { path, hash: toHex(await sha256(new Uint8Array(await answer.arrayBuffer()))) };
  } catch {
    return { path, hash: null };
  }
}
