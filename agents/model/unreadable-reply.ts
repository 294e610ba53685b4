/** The error of a reply that is not what was asked for. */

/** A reply that is not what was asked for; the message is told to the model. */
export class UnreadableReply extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'UnreadableReply';
  }
}
