/** Runs once in each instance of the site, before its first answer. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { followOutbox } = await import('@/lib/http/outbox-follower');
  await followOutbox();
}
