import { type ProblemWords, problemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { PLACE_PROBLEMS, type PlaceProblem } from '@/lib/domain/map/place';

/** How the action names what is wrong with a place: it has the words of maps. */
const PLACE = 'place-';

/** Every problem's text of this subject by its code. */
export function proposeProblems(language: Language): Record<string, string> {
  const { propose, map } = messages(language);
  const places = PLACE_PROBLEMS.map((problem): [string, string] => [
    `${PLACE}${problem}`,
    map.problems[problem],
  ]);
  return { ...propose.problems, ...Object.fromEntries<string>(places) };
}

export function proposeWords(language: Language): ProblemWords {
  return problemWords(language, messages(language).propose.fields, proposeProblems(language));
}

/** What the server found wrong with the place. */
export function placeProblemOf(problems: readonly { field: string; code: string }[]): PlaceProblem | null {
  const code = problems.find(({ field }) => field === 'place')?.code ?? '';
  return PLACE_PROBLEMS.find((problem) => code === `${PLACE}${problem}`) ?? null;
}
