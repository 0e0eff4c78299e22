import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProjectLine } from '@/lib/domain/project-line';

/** What a reader must know of a project before comparing it. Overspending is said beside its rate already. */
export function ProjectMarks({ project, language }: { project: ProjectLine; language: Language }) {
  const { marks } = messages(language).government;
  const said = [
    ...(project.removedAsOf === null ? [] : [marks.removed(date(project.removedAsOf, language))]),
    ...(project.internal ? [marks.internal] : []),
    ...project.flags
      .filter((flag) => flag !== 'overspent' || project.rate.value === null)
      .map((flag) => marks[flag]),
  ];
  if (said.length === 0) return null;
  return (
    <ul className="marks">
      {said.map((mark) => (
        <li key={mark}>{mark}</li>
      ))}
    </ul>
  );
}
