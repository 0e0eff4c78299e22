import type { Language } from '@/lib/domain/language';
import { account as accountEn } from '@/content/messages/en/account';
import { counting as countingEn } from '@/content/messages/en/counting';
import { desk as deskEn } from '@/content/messages/en/desk';
import { deskPass as deskPassEn } from '@/content/messages/en/desk-pass';
import { ballot as ballotEn } from '@/content/messages/en/ballot';
import { ballotNotices as ballotNoticesEn } from '@/content/messages/en/ballot-notices';
import { ceremony as ceremonyEn } from '@/content/messages/en/ceremony';
import { election as electionEn } from '@/content/messages/en/election';
import { discussion as discussionEn } from '@/content/messages/en/discussion';
import { eligibility as eligibilityEn } from '@/content/messages/en/eligibility';
import { map as mapEn } from '@/content/messages/en/map';
import { method as methodEn } from '@/content/messages/en/method';
import { member as memberEn } from '@/content/messages/en/member';
import { notices as noticesEn } from '@/content/messages/en/notices';
import { opinion as opinionEn } from '@/content/messages/en/opinion';
import { paper as paperEn } from '@/content/messages/en/paper';
import { people as peopleEn } from '@/content/messages/en/people';
import { propose as proposeEn } from '@/content/messages/en/propose';
import { questions as questionsEn } from '@/content/messages/en/questions';
import { verify as verifyEn } from '@/content/messages/en/verify';
import { winners as winnersEn } from '@/content/messages/en/winners';
import { alerts as alertsEn } from '@/content/messages/en/alerts';
import { charts as chartsEn } from '@/content/messages/en/charts';
import { common as commonEn } from '@/content/messages/en/common';
import { errors as errorsEn } from '@/content/messages/en/errors';
import { ledger as ledgerEn } from '@/content/messages/en/ledger';
import { history as historyEn } from '@/content/messages/en/history';
import { layout as layoutEn } from '@/content/messages/en/layout';
import { glossary as glossaryEn } from '@/content/messages/en/glossary';
import { result as resultEn } from '@/content/messages/en/result';
import { search as searchEn } from '@/content/messages/en/search';
import { terms as termsEn } from '@/content/messages/en/terms';
import { project as projectEn } from '@/content/messages/en/project';
import { home as homeEn } from '@/content/messages/en/home';
import { government as governmentEn } from '@/content/messages/en/government';
import { process as processEn } from '@/content/messages/en/process';
import { receipt as receiptEn } from '@/content/messages/en/receipt';
import { recount as recountEn } from '@/content/messages/en/recount';
import { relations as relationsEn } from '@/content/messages/en/relations';
import { status as statusEn } from '@/content/messages/en/status';
import { account as accountKo } from '@/content/messages/ko/account';
import { counting as countingKo } from '@/content/messages/ko/counting';
import { desk as deskKo } from '@/content/messages/ko/desk';
import { deskPass as deskPassKo } from '@/content/messages/ko/desk-pass';
import { ballot as ballotKo } from '@/content/messages/ko/ballot';
import { ballotNotices as ballotNoticesKo } from '@/content/messages/ko/ballot-notices';
import { ceremony as ceremonyKo } from '@/content/messages/ko/ceremony';
import { election as electionKo } from '@/content/messages/ko/election';
import { discussion as discussionKo } from '@/content/messages/ko/discussion';
import { eligibility as eligibilityKo } from '@/content/messages/ko/eligibility';
import { map as mapKo } from '@/content/messages/ko/map';
import { method as methodKo } from '@/content/messages/ko/method';
import { member as memberKo } from '@/content/messages/ko/member';
import { notices as noticesKo } from '@/content/messages/ko/notices';
import { opinion as opinionKo } from '@/content/messages/ko/opinion';
import { paper as paperKo } from '@/content/messages/ko/paper';
import { people as peopleKo } from '@/content/messages/ko/people';
import { propose as proposeKo } from '@/content/messages/ko/propose';
import { questions as questionsKo } from '@/content/messages/ko/questions';
import { verify as verifyKo } from '@/content/messages/ko/verify';
import { winners as winnersKo } from '@/content/messages/ko/winners';
import { alerts as alertsKo } from '@/content/messages/ko/alerts';
import { charts as chartsKo } from '@/content/messages/ko/charts';
import { common as commonKo } from '@/content/messages/ko/common';
import { errors as errorsKo } from '@/content/messages/ko/errors';
import { ledger as ledgerKo } from '@/content/messages/ko/ledger';
import { history as historyKo } from '@/content/messages/ko/history';
import { layout as layoutKo } from '@/content/messages/ko/layout';
import { glossary as glossaryKo } from '@/content/messages/ko/glossary';
import { result as resultKo } from '@/content/messages/ko/result';
import { search as searchKo } from '@/content/messages/ko/search';
import { terms as termsKo } from '@/content/messages/ko/terms';
import { project as projectKo } from '@/content/messages/ko/project';
import { home as homeKo } from '@/content/messages/ko/home';
import { government as governmentKo } from '@/content/messages/ko/government';
import { process as processKo } from '@/content/messages/ko/process';
import { receipt as receiptKo } from '@/content/messages/ko/receipt';
import { recount as recountKo } from '@/content/messages/ko/recount';
import { relations as relationsKo } from '@/content/messages/ko/relations';
import { status as statusKo } from '@/content/messages/ko/status';

/**
 * All screen texts, by language and subject: `messages(language).common.siteName`.
 *
 * A new subject is two files and two lines here:
 *   content/messages/ko/<subject>.ts   `export const <subject> = { title: '…', of: (n: string) => `${n}건` };`
 *   content/messages/en/<subject>.ts   `export const <subject>: typeof korean = { … };` (typeof the Korean one)
 * and one entry in each object below. A text missing on either side, or one too many, does not compile. Whatever is put
 * into a text is an argument of a function; it arrives already formatted (lib/domain/format.ts), so that a text never
 * decides how a number or a date is written.
 */
const korean = {
  alerts: alertsKo,
  account: accountKo,
  ballot: ballotKo,
  ballotNotices: ballotNoticesKo,
  ceremony: ceremonyKo,
  counting: countingKo,
  desk: deskKo,
  deskPass: deskPassKo,
  election: electionKo,
  discussion: discussionKo,
  eligibility: eligibilityKo,
  map: mapKo,
  member: memberKo,
  notices: noticesKo,
  opinion: opinionKo,
  paper: paperKo,
  people: peopleKo,
  propose: proposeKo,
  questions: questionsKo,
  verify: verifyKo,
  winners: winnersKo,
  charts: chartsKo,
  common: commonKo,
  errors: errorsKo,
  layout: layoutKo,
  ledger: ledgerKo,
  process: processKo,
  receipt: receiptKo,
  recount: recountKo,
  relations: relationsKo,
  result: resultKo,
  status: statusKo,
  government: governmentKo,
  history: historyKo,
  home: homeKo,
  project: projectKo,
  glossary: glossaryKo,
  method: methodKo,
  search: searchKo,
  terms: termsKo,
};
export type Messages = typeof korean;
const english: Messages = {
  alerts: alertsEn,
  account: accountEn,
  ballot: ballotEn,
  ballotNotices: ballotNoticesEn,
  ceremony: ceremonyEn,
  counting: countingEn,
  desk: deskEn,
  deskPass: deskPassEn,
  election: electionEn,
  discussion: discussionEn,
  eligibility: eligibilityEn,
  map: mapEn,
  member: memberEn,
  notices: noticesEn,
  opinion: opinionEn,
  paper: paperEn,
  people: peopleEn,
  propose: proposeEn,
  questions: questionsEn,
  verify: verifyEn,
  winners: winnersEn,
  charts: chartsEn,
  common: commonEn,
  errors: errorsEn,
  layout: layoutEn,
  ledger: ledgerEn,
  receipt: receiptEn,
  recount: recountEn,
  relations: relationsEn,
  result: resultEn,
  status: statusEn,
  government: governmentEn,
  history: historyEn,
  home: homeEn,
  process: processEn,
  project: projectEn,
  glossary: glossaryEn,
  method: methodEn,
  search: searchEn,
  terms: termsEn,
};

const byLanguage: Record<Language, Messages> = { ko: korean, en: english };

export function messages(language: Language): Messages {
  return byLanguage[language];
}
