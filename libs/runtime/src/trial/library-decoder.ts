/** Runs the work with kafkajs's own decoder of fetches in the place of ours, in the whole process: for a comparison. */
export async function withLibraryDecoder<T>(work: () => Promise<T>): Promise<T> {
  const { readFetchesByLibrary, readFetchesQuickly } = await import('@wardcast/adapter-kafka/testing');
  readFetchesByLibrary();
  try {
    return await work();
  } finally {
    readFetchesQuickly();
  }
}
