import { sha256Hex } from '@/lib/domain/participation/sha256';

/** A project's place in a lot: the smaller its digest, the earlier it comes. */
export interface LotPlace {
  project: string;
  sha256: string;
}

/**
 * The lot: projects in ascending order of SHA-256(seed ‖ project id), over the UTF-8 bytes of both without anything between them.
 * Whoever knows the seed can draw it again: `printf '%s' "$SEED$ID" | sha256sum`.
 */
export async function lotOrder(seed: string, ids: readonly string[]): Promise<LotPlace[]> {
  const places = await Promise.all(
    ids.map(async (project) => ({ project, sha256: await sha256Hex(seed + project) })),
  );
  return places.sort((a, b) => (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0));
}
