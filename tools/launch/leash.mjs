/** Loaded into each child: when the launcher is gone, however it died, the child ends too. */
process.channel?.unref();
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
