// Loaded before the program of a server (`node --expose-gc --import`), so that whoever started it can ask for its memory.
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ inUse: heapUsed + external, resident: rss });
});
// Nobody waits for a question.
process.channel?.unref();
