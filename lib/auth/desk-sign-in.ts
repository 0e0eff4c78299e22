import { seal, unseal } from '@/lib/auth/seal';
import { isLanguage, type Language } from '@/lib/domain/language';
import { PROCESS_ID } from '@/lib/domain/process/ids';

/**
 * A sign-in at an identity provider that is to show who stands at a desk, and begins no session: which process it is for, in whose language,
 * and when it was begun. It goes with the browser, sealed, until the provider sends it back.
 */
export interface DeskSignIn {
  process: string;
  language: Language;
  begun: Date;
}

export const DESK_COOKIE = 'gotgan-desk';
/** As long as the provider's own way may take. */
const DESK_SECONDS = 15 * 60;
const PURPOSE = 'desk sign-in';

/** Never longer than one sign-in: the next one, of whatever kind, is another. */
export const deskCookieOptions = (origin: string) =>
  ({
    httpOnly: true,
    sameSite: 'lax',
    path: '/api/',
    secure: origin.startsWith('https:'),
    maxAge: DESK_SECONDS,
  }) as const;

export function sealDeskSignIn({ process, language, begun }: DeskSignIn): string {
  const plain = Buffer.from([process, language, begun.toISOString()].join(' '));
  return seal(PURPOSE, plain).toString('base64url');
}

/** @returns null where there is none, it is none of ours, or it is too old */
export function openDeskSignIn(cookie: string | undefined, now: Date): DeskSignIn | null {
  const [process = '', language = '', at = ''] = opened(cookie ?? '').split(' ');
  const begun = new Date(at);
  if (!PROCESS_ID.test(process) || !isLanguage(language)) return null;
  return now.getTime() - begun.getTime() > DESK_SECONDS * 1000 ? null : { process, language, begun };
}

function opened(cookie: string): string {
  try {
    return unseal(PURPOSE, Buffer.from(cookie, 'base64url')).toString('utf8');
  } catch {
    return '';
  }
}
