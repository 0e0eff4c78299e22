import { createHmac, timingSafeEqual } from 'node:crypto';
import { authSecret } from '@/lib/auth/session-cookie';

/** The name of the field that every form of somebody signed in carries. */
export const FORM_TOKEN_FIELD = '_token';

/** Proves that a form came from a page made for this session (against CSRF, beside the Origin that the site's door looks at). */
export function formToken(session: string): string {
  return createHmac('sha256', authSecret()).update(`form:${session}`).digest('base64url');
}

export function isFormToken(session: string, given: string | undefined): boolean {
  const [wanted, got] = [Buffer.from(formToken(session)), Buffer.from(given ?? '')];
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}
