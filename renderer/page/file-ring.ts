/** Room in a file of a fixed length, given out piece by piece, and anew from the start where its end is reached. */

interface Piece {
  readonly at: number;
  readonly end: number;
  isFree: boolean;
}

/** The pieces of one file that are in use. */
export class FileRing {
  /** In the order in which they were given out. */
  private readonly pieces: Piece[] = [];

  /** @param bytes - Length of the file; no piece can be larger. */
  public constructor(private readonly bytes: number) {}

  /** Whether nothing is in use. */
  public get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  /** Whether there is room for a piece at the moment. */
  public hasRoomFor(bytes: number): boolean {
    return this.placeFor(bytes) !== undefined;
  }

  /**
   * Takes a piece into use.
   *
   * @returns Where it begins.
   * @throws Error where there is no room for it.
   */
  public take(bytes: number): number {
    const at = this.placeFor(bytes);
    if (at === undefined) throw new Error(`There is no room for ${bytes} bytes.`);
    this.pieces.push({at, end: at + bytes, isFree: false});
    return at;
  }

  /** Gives back the piece that begins there; its room can be used when all before it are given back. */
  public giveBack(at: number): void {
    const piece = this.pieces.find(each => each.at === at && !each.isFree);
    if (piece === undefined) throw new Error(`Nothing that begins at ${at} is in use.`);
    piece.isFree = true;
    while (this.pieces[0]?.isFree === true) this.pieces.shift();
  }

  private placeFor(bytes: number): number | undefined {
    const [oldest, newest] = [this.pieces[0], this.pieces.at(-1)];
    if (oldest === undefined || newest === undefined) return bytes <= this.bytes ? 0 : undefined;
    if (newest.at < oldest.at) return newest.end + bytes <= oldest.at ? newest.end : undefined;
    if (newest.end + bytes <= this.bytes) return newest.end;
    return bytes <= oldest.at ? 0 : undefined;
  }
}
