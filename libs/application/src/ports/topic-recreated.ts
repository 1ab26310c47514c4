/**
 * The log under a topic is another one than the stored position belongs to: its offsets begin anew. Going on would skip
 * or repeat events, so a person must decide.
 */
export class TopicRecreated extends Error {
  constructor(
    readonly topic: string,
    readonly partition: number,
  ) {
    super(`The topic ${topic} (partition ${partition}) was re-created: its offsets no longer belong to the stored position.`);
    this.name = 'TopicRecreated';
  }
}
