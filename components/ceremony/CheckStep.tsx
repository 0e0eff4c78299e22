import { useEffect, useState } from 'react';
import { StepTitle } from '@/components/ceremony/StepTitle';
import type { Script } from '@/components/ceremony/use-scripts';
import type { CeremonyProps } from '@/components/ceremony/words';

interface Props extends CeremonyProps {
  scripts: readonly Script[] | null;
  busy: boolean;
  /** Whether something was done before: else the page has just been opened. */
  again: boolean;
  onMake: () => void;
}

/** Before the key is made: what can be checked, and what a page cannot prove of itself. */
export function CheckStep({ words, rulesHash, scripts, busy, again, onMake }: Props) {
  const [able, setAble] = useState(true);
  useEffect(() => setAble('subtle' in crypto), []);
  return (
    <>
      <StepTitle quiet={!again}>{words.checkTitle}</StepTitle>
      <dl className="pairs">
        <div>
          <dt>{words.rulesHash}</dt>
          <dd>
            <code>{rulesHash}</code>
          </dd>
        </div>
      </dl>
      <p>{words.rulesCheck}</p>
      <details>
        <summary>{words.scripts}</summary>
        <p>{words.scriptsCheck}</p>
        <dl className="scripts">
          {scripts?.map(({ path, hash }) => (
            <div key={path}>
              <dt>
                <code>{path}</code>
              </dt>
              <dd>
                <code>{hash ?? words.scriptUnknown}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {able ? null : <p className="notice notice-warning">{words.noCrypto}</p>}
      <button
        type="button"
        className="button button-primary"
        disabled={scripts === null || busy || !able}
        onClick={onMake}
      >
        {busy ? words.making : words.make}
      </button>
    </>
  );
}
