/** A rejected message's original is sealed with a key that was not given to this process. It is kept; nothing is lost. */
export class LetterKeyMissing extends Error {
  constructor(readonly keyId: string) {
    super(`The original is sealed with the key ${keyId}, which this process was not given. Add that key to WARDCAST_DEAD_LETTER_KEY (after the current one) or to the key file; the message is kept until then.`);
    this.name = 'LetterKeyMissing';
  }
}
