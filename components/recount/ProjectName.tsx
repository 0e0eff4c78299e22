import type { ElectionFacts, ProjectFacts } from '@/lib/client/recount/protocol';

/** Finds a project of the file by its id. */
export type ProjectOf = (id: string) => ProjectFacts;

export function projectOf({ projects }: ElectionFacts): ProjectOf {
  const known = new Map(projects.map((project) => [project.id, project]));
  return (id) => known.get(id) ?? { id, name: '', cost: '0', votes: 0, score: null };
}

/** What a project is called; one without a name by its id. */
export const nameOf = ({ id, name }: ProjectFacts) => (name === '' ? id : name);

interface Props {
  project: ProjectFacts;
  /** The language of the file; empty where it does not say. */
  lang: string;
}

/** A project by its name, with its id beside. */
export function ProjectName({ project, lang }: Props) {
  return (
    <>
      <span lang={lang || undefined}>{nameOf(project)}</span>{' '}
      {project.name === '' ? null : <span className="note">#{project.id}</span>}
    </>
  );
}
