import { openSheet } from '@/lib/services/eligibility/codes';
import { type EligibilityWorld, PROCESS } from '@/lib/services/eligibility/samples.test-support';

/** Makes codes at the desk and reads their sheet. */
export async function readSheet(
  world: EligibilityWorld,
  { tracks, number }: { tracks: string[]; number: number },
): Promise<readonly string[]> {
  const made = await world.act('eligibility.make-codes', world.office, {
    process: PROCESS,
    tracks,
    number: String(number),
  });
  const id = made.done ? (new URL(made.to, 'http://x').searchParams.get('sheet') ?? '') : '';
  return (await openSheet(world.db.member, { id, process: PROCESS, person: world.office.id }))?.codes ?? [];
}
