/** Takes the encoded pictures that pages hand over. */
import {randomUUID} from 'node:crypto';
import type {EncodedPicture} from '../protocol.ts';

/** What is done with pictures. */
export type TakeEncoded = (pictures: readonly EncodedPicture[]) => Promise<void>;

interface Intake {
  readonly take: TakeEncoded;
  /** Ends when nothing of it is being taken; never rejects. */
  delivery: Promise<void>;
  failure?: Error;
}

/** The pictures of all pages of one browser. */
export class PictureIntake {
  private readonly intakes = new Map<string, Intake>();

  /**
   * Runs an action that lets a page hand over the pictures of one section.
   *
   * @param action - Gets the name under which the page hands them over.
   * @throws What taking a picture threw, also where the page gave another reason; else what the
   *   action threw.
   */
  public async receive<TResult>(
    take: TakeEncoded,
    action: (stream: string) => Promise<TResult>,
  ): Promise<TResult> {
    const stream = randomUUID();
    const intake: Intake = {take, delivery: Promise.resolve()};
    this.intakes.set(stream, intake);
    try {
      const result = await action(stream);
      if (intake.failure !== undefined) throw intake.failure;
      return result;
    } catch (error) {
      throw intake.failure ?? error;
    } finally {
      this.intakes.delete(stream);
      // A page that died may have left pictures half taken.
      await intake.delivery;
    }
  }

  /** Answers a page that hands pictures over. */
  public readonly deliver = async (
    stream: string,
    pictures: readonly EncodedPicture[],
  ): Promise<void> => {
    const intake = this.intakes.get(stream);
    if (intake === undefined) throw new Error('Nobody waits for these pictures.');
    const delivery = intake.take(pictures);
    intake.delivery = delivery.catch((error: unknown) => {
      intake.failure ??= error instanceof Error ? error : new Error(String(error));
    });
    await delivery;
  };
}
