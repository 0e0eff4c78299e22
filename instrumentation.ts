/** Runs once in each instance of the site, before its first answer. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { guardEveryAnswer } = await import('@/lib/http/every-answer');
  guardEveryAnswer();
  const { followOutbox } = await import('@/lib/http/outbox-follower');
  await followOutbox();
}
