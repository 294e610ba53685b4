/** Code as models send it, among fences and sentences: what of it is the scene. Pure. */

const FENCE = /^[ \t]*```[\w-]*[ \t]*$/;
const CODE =
  /^\s*(?:import\b|export\b|const\b|let\b|function\b|type\b|interface\b|\/\/|\/\*|['"]use )/;
const LAST_OF_CODE = /^(?:\}|\)|\]|export\b)/;

/** The scene without fences and sentences around it; as it was where there are none. */
export function unwrapped(text: string): string {
  const lines = text.split('\n');
  const fences = lines.flatMap((line, index) => (FENCE.test(line) ? [index] : []));
  const [from = -1, to = lines.length] = aroundCode(fences, lines);
  const inside = lines.slice(from + 1, to);
  const first = inside.findIndex(line => CODE.test(line));
  const last = inside.findLastIndex(line => LAST_OF_CODE.test(line));
  const before = inside.slice(0, Math.max(first, 0));
  const after = inside.slice(last + 1);
  const start = before.some(isSentence) ? first : 0;
  const end = last >= 0 && after.some(isSentence) ? last + 1 : inside.length;
  if (fences.length === 0 && start === 0 && end === inside.length) return text;
  return `${inside.slice(start, end).join('\n').trim()}\n`;
}

/** The fences around the longest stretch of code between them. */
function aroundCode(fences: readonly number[], lines: readonly string[]): number[] {
  if (fences.length === 0) return [];
  const bounds = [-1, ...fences, lines.length];
  const stretches = bounds.slice(1).map((end, index) => [bounds[index] ?? -1, end]);
  return stretches.reduce((best, stretch) => (codeIn(stretch) > codeIn(best) ? stretch : best));

  function codeIn([from = -1, to = 0]: readonly number[]): number {
    const inside = lines.slice(from + 1, to);
    return inside.some(line => CODE.test(line)) ? inside.length : 0;
  }
}

/** Whether a line is words of a language people speak: no sign of code in it. */
function isSentence(line: string): boolean {
  return /^\s*[*#>-]*\s*[A-Z][\w',’-]*[!.:,]?(?:\s+\S+){1,}/.test(line) && !/[;{}=]\s*$/.test(line);
}
