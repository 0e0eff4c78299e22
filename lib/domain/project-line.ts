import type { ProjectFlag } from '@/lib/domain/project';
import type { UseFigures } from '@/lib/domain/spending';

/** A project as a row of a list. */
export interface ProjectLine extends UseFigures {
  id: string;
  year: number;
  name: string;
  accountName: string;
  fieldCode: string | null;
  fieldName: string | null;
  asOf: string;
  /** A transfer between the government's own accounts, left out of comparisons. */
  internal: boolean;
  /** Since when it is no longer in the source; null while it is. */
  removedAsOf: string | null;
  flags: ProjectFlag[];
}
