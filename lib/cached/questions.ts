import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import { type GovernmentLink, governmentLink } from '@/lib/domain/government-link';
import { existsOn } from '@/lib/domain/governments';
import type { QuestionListState } from '@/lib/domain/questions/list';
import type { Asked, Governments, QuestionList, QuestionPage } from '@/lib/domain/questions/types';
import { listGovernments } from '@/lib/queries/governments';
import { listQuestions } from '@/lib/queries/questions/list';
import { countAsked, findAsked, findQuestion } from '@/lib/queries/questions/one';

/** Questions beside a figure, a project, a proposal: the newest. */
const BESIDE = 3;

/** What was asked about a thing. @param key of `askedKey` */
export async function readAsked(key: string): Promise<Asked> {
  'use cache';
  cacheTag(tags.asked(key));
  cacheLife('max');
  return findAsked(sitePool(), key, BESIDE);
}

/** How many questions a government's officials were asked. */
export async function readAskedCount(lafCd: string): Promise<number> {
  'use cache';
  cacheTag(tags.asked(`government:${lafCd}`));
  cacheLife('max');
  return countAsked(sitePool(), lafCd);
}

/** A question; null where there is none of this number. */
export async function readQuestion(id: number): Promise<QuestionPage | null> {
  'use cache';
  cacheTag(tags.question(id));
  const question = await findQuestion(sitePool(), id);
  if (question === null) cacheLife('minutes');
  else cacheLife('max');
  return question;
}

/** A page of questions. Those found by words are read for each visit: nobody asks for the same ones again. */
export async function readQuestionList(state: QuestionListState): Promise<QuestionList> {
  return state.words === '' ? keptList(state) : listQuestions(sitePool(), state);
}

async function keptList(state: QuestionListState): Promise<QuestionList> {
  'use cache';
  cacheTag(tags.questions());
  cacheLife('hours');
  return listQuestions(sitePool(), state);
}

/** Governments by code, as they are called today. @param codes null for what is no government's */
export async function governmentsNamed(codes: readonly (string | null)[]): Promise<Governments> {
  const { links } = await keptGovernments();
  const wanted = new Set(codes);
  return Object.fromEntries(links.filter(({ lafCd }) => wanted.has(lafCd)).map((link) => [link.lafCd, link]));
}

/** The governments that there are today, in the order of codes: whose officials can be asked. */
export async function governmentsAsked(): Promise<GovernmentLink[]> {
  const { links, closed } = await keptGovernments();
  return links.filter(({ lafCd }) => !closed.includes(lafCd));
}

/** All that there ever were. */
async function keptGovernments(): Promise<{ links: GovernmentLink[]; closed: string[] }> {
  'use cache';
  cacheLife('max');
  const today = seoulDay(new Date());
  const register = await listGovernments(sitePool());
  const closed = register.filter((one) => !existsOn(one, today)).map(({ lafCd }) => lafCd);
  return { links: register.map((one) => governmentLink(one, today)), closed };
}
