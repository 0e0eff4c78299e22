import type { Vote } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';
import { Link } from '@/components/ui/Link';
import { stepHash } from '@/lib/client/ballot/step';

/** Why something was not done, and what to do now. */
export function ErrorNote({ vote, refusal }: { vote: Vote; refusal: string }) {
  const { errors } = vote.words;
  const texts: Readonly<Record<string, string>> = errors;
  return (
    <div className="notice notice-warning" role="alert">
      <p>{texts[refusal] ?? fill(errors.unknown, { code: refusal })}</p>
      <Help vote={vote} refusal={refusal} />
    </div>
  );
}

/** The page or step that helps on, where there is one. */
function Help({ vote, refusal }: { vote: Vote; refusal: string }) {
  const { language, id, kiosk } = vote;
  const { help } = vote.words;
  if (kiosk) return null;
  const links: Readonly<Record<string, [path: string, text: string]>> = {
    'not-eligible': [`/participate/${id}/eligibility`, help.eligibility],
    'sign-in': [`/sign-in?next=${encodeURIComponent(`/participate/${id}/vote`)}`, help.signIn],
    closed: [`/participate/${id}/verify`, help.verify],
  };
  const link = links[refusal];
  if (link !== undefined)
    return (
      <p>
        <Link language={language} href={link[0]}>
          {link[1]}
        </Link>
      </p>
    );
  if (refusal === 'other')
    return (
      <p>
        <a href={stepHash({ kind: 'code' })}>{help.code}</a>
      </p>
    );
  if (refusal !== 'stale-form' && refusal !== 'wrong-credential') return null;
  return (
    <button type="button" className="button button-secondary" onClick={() => window.location.reload()}>
      {help.reload}
    </button>
  );
}
