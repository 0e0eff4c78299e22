/** Runs once in each instance of the site, before its first answer. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NODE_ENV === 'production') {
    const { logTheConsole } = await import('@/lib/http/console-log');
    logTheConsole();
  }
  const { observeRequests } = await import('@/lib/http/request-log');
  observeRequests();
  const { guardEveryAnswer } = await import('@/lib/http/every-answer');
  guardEveryAnswer();
  const { followOutbox } = await import('@/lib/http/outbox/follow');
  await followOutbox();
}
