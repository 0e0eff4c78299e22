/**
 * Ends this process when the one that started it is gone, however it went: the channel between them closes. The exit
 * runs through SIGTERM, so that a command that cleans up does so here as well.
 */
export function endWithParent(): void {
  if (process.channel === undefined || process.channel === null) return;
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
