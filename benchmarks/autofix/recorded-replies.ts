/** What a model answered when it was asked for parts of the corpus' scenes, so that it can be measured without one. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {z} from 'zod';
import type {ScopeRequest} from '../../agents/fix/refine-scene.ts';

const repliesSchema = z.array(
  z.strictObject({
    /** Which scene of the corpus. */
    scene: z.string(),
    kind: z.enum(['statement', 'beat', 'scene', 'file']),
    /** The part that was asked for, as it was sent. */
    part: z.string(),
    /** Codes of its mistakes. */
    mistakes: z.array(z.string()),
    /** What came back. */
    reply: z.string(),
    /** Name of the model. */
    model: z.string(),
  }),
);

type RecordedReply = z.infer<typeof repliesSchema>[number];

/** A file of replies. */
export class RecordedReplies {
  private readonly replies: RecordedReply[];

  public constructor(private readonly file: string) {
    this.replies = existsSync(file)
      ? repliesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      : [];
  }

  /** The reply to this part of this scene, whatever else the prompt said. */
  public find(scene: string, {kind, text}: ScopeRequest): string | undefined {
    return this.replies.find(
      reply => reply.scene === scene && reply.kind === kind && reply.part === text,
    )?.reply;
  }

  /** Keeps a reply, in the file at once. */
  public save(
    scene: string,
    {kind, text, mistakes}: ScopeRequest,
    reply: string,
    model: string,
  ): void {
    const codes = mistakes.map(({code}) => code);
    this.replies.push({scene, kind, part: text, mistakes: codes, reply, model});
    this.replies.sort((a, b) => (a.scene < b.scene ? -1 : a.scene > b.scene ? 1 : 0));
    writeFileSync(this.file, `${JSON.stringify(this.replies, null, 2)}\n`);
  }
}
