/** The topic is not there. Topics are created on purpose, with their partitions: no append and no reader makes one. */
export class TopicMissing extends Error {
  constructor(readonly topic: string) {
    super(`The topic ${topic} does not exist on this cluster. Create the topics with: npm run kafka -- topics --brokers HOST:PORT`);
    this.name = 'TopicMissing';
  }
}
