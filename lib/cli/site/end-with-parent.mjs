/** Loaded into the site's process: it ends when the process that started it is gone, however it went. */
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.exit(0));
}
