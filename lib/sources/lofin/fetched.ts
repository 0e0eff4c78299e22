import { fetchedProjects } from '@/lib/sources/lofin/projects';
import { fetchedRelations } from '@/lib/sources/lofin/relations';
import { type Snapshot } from '@/lib/sources/lofin/snapshot';
import { type Fetched } from '@/lib/sources/source';

/** A settled snapshot as an input of the pipeline. */
export function fetchedSnapshot(snapshot: Snapshot, servedElsewhere: ReadonlySet<string>): Fetched {
  const isProjects = snapshot.wanted.service.code === 'QWGJK';
  return isProjects ? fetchedProjects(snapshot, servedElsewhere) : fetchedRelations(snapshot);
}
