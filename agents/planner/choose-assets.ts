/** Remembers which icon stands for which concept, so that a lecture shows one concept one way. */
import {z} from 'zod';
import {problemOfIcon} from '../icon-hints.ts';
import {searchIcons} from './icon-search.ts';
import {wordsOf} from './icon-words.ts';

/**
 * From here on an icon has every word of the concept: not one of them (the bank of `bank
 * account`), nor a word that begins alike (the massage for `mass`), nor a logo.
 */
const SURE_SCORE = 0.64;

/** The icons chosen so far as plain JSON: normalised concept to icon, null where none fits. */
const assetRecordSchema = z.record(z.string(), z.string().nullable());

/** The icons of a lecture, by concept. `JSON.stringify` of it can be read back. */
export class AssetBook {
  private readonly icons = new Map<string, string | null>();

  /**
   * Reads what {@link AssetBook.toJSON} gave. Icons that do not exist (any more) are left out,
   * so that they are searched anew.
   *
   * @throws ZodError when it is not a record of names
   */
  public static fromJSON(record: unknown): AssetBook {
    const book = new AssetBook();
    for (const [concept, icon] of Object.entries(assetRecordSchema.parse(record))) {
      if (icon === null || problemOfIcon(icon) === undefined) book.icons.set(concept, icon);
    }
    return book;
  }

  /**
   * The icon of a concept, such as `lucide:leaf`; the same for `leaf`, `Leaves` and `the leaf`.
   * Undefined when no icon shows it.
   */
  public async iconFor(concept: string): Promise<string | undefined> {
    const key = wordsOf(concept).join(' ');
    const known = this.icons.get(key);
    if (known !== undefined) return known ?? undefined;
    // By its normal form, so that the first to ask, in whatever number, does not decide.
    const [best] = await searchIcons(key, 1);
    const icon = best !== undefined && best.score >= SURE_SCORE ? best.name : null;
    this.icons.set(key, icon);
    return icon ?? undefined;
  }

  /** What was chosen, in the order of concepts, so that the same choices give the same file. */
  public toJSON(): Record<string, string | null> {
    return Object.fromEntries([...this.icons].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
