import { fetchedProjects } from '@/lib/sources/lofin/projects';
import { type Snapshot } from '@/lib/sources/lofin/snapshot';
import { type Fetched, SourceError } from '@/lib/sources/source';

/** A settled snapshot as an input of the pipeline. */
export function fetchedSnapshot(snapshot: Snapshot, servedElsewhere: ReadonlySet<string>): Fetched {
  const { service } = snapshot.wanted;
  if (service.code === 'QWGJK') return fetchedProjects(snapshot, servedElsewhere);
  throw new SourceError(`${service.code} cannot be taken in yet`);
}
