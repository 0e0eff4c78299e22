import type { Language } from '@/lib/domain/language';
import type { ProjectPage } from '@/lib/domain/project-page';

/** What each part of a project's page is given. */
export interface ProjectProps {
  language: Language;
  project: ProjectPage;
  demo: boolean;
}
