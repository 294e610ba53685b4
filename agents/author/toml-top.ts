/** Front matter in TOML between `+++`, as Hugo and Zola have it, made YAML letter by letter, so that all places stay. Pure. */

const TOP = /^\+\+\+[ \t]*\n(?:[\s\S]*?\n)?\+\+\+[ \t]*(?=\n|$)/;
const TABLE = /^\s*\[+\s*["']?([\w.-]+)["']?\s*\]+\s*(?:#.*)?$/;
const ENTRY = /^(\s*["']?[\w.-]+["']?)(\s*=\s*)(.*)$/;
/** What YAML reads as words without quotes. */
const PLAIN = /^(["'])([\p{L}\p{N}][^:#"'\\]*)\1\s*$/u;

/** Whether a file begins with front matter in TOML. */
export function hasTomlTop(text: string): boolean {
  return TOP.test(text);
}

/**
 * A file whose front matter is YAML where it was TOML, of the same length.
 *
 * What only other tools understand – tables, values over several lines – keeps its name, without its content.
 */
export function withYamlTop(text: string): string {
  return text.replace(TOP, top => {
    let isHidden = false;
    return top
      .split('\n')
      .map(line => {
        if (line.startsWith('+++')) return `---${line.slice(3)}`;
        const [, table] = TABLE.exec(line) ?? [];
        const [, key = '', sign = '', value = ''] = ENTRY.exec(line) ?? [];
        if (table !== undefined) {
          isHidden = true;
          return `${table}:`.padEnd(line.length);
        }
        if (isHidden || (key === '' && !/^\s*(?:#|$)/.test(line))) return ' '.repeat(line.length);
        return key === '' ? line : entry(key, sign, value);
      })
      .join('\n');
  });
}

function entry(key: string, sign: string, value: string): string {
  const length = key.length + sign.length + value.length;
  if (/^(?:"""|''')|^[[{](?!.*[\]}]\s*(?:#.*)?$)/.test(value)) return `${key}:`.padEnd(length);
  if (sign.length > 1) return `${key}:${' '.repeat(sign.length - 1)}${value}`;
  // No room for the space that YAML wants: that of the quotes is.
  const [, , words] = PLAIN.exec(value) ?? [];
  return words === undefined ? `${key}:`.padEnd(length) : `${key}: ${words}`.padEnd(length);
}
