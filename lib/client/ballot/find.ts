import { initialsOf, shadowOf } from '@/lib/domain/search/fold';
import type { BallotProject } from '@/lib/domain/ballot/types';

/** Projects whose number or title has what was typed in it: spaces, signs and initial consonants (초성) as in the site's search. */
export function findProjects(projects: readonly BallotProject[], typed: string): readonly BallotProject[] {
  const wanted = shadowOf(typed);
  if (wanted === '') return projects;
  return projects.filter(({ number, title }) => {
    const shadow = shadowOf(title);
    return String(number) === wanted || shadow.includes(wanted) || initialsOf(shadow).includes(wanted);
  });
}
