import type { Language } from '@/lib/domain/language';
import { type MemberRequest, stateOf } from '@/lib/http/member-page';

/** What the forms of a page of the desk share. @param back the page, without language, with its query */
export function deskForms(language: Language, back: string, request: MemberRequest & { token: string }) {
  return { language, back, token: request.token, stateOf: (action: string) => stateOf(request, action) };
}
