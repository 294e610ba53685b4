/** Citations and cross references as words: a lecture has no list of sources, and no numbers of figures. Pure. */

const KINDS: Readonly<Record<string, string>> = {
  eq: 'equation',
  fig: 'figure',
  lst: 'listing',
  sec: 'section',
  tab: 'table',
  tbl: 'table',
  thm: 'theorem',
  lem: 'lemma',
  def: 'definition',
  exm: 'example',
  exr: 'exercise',
  cor: 'corollary',
  prp: 'proposition',
};

/** The same in some languages, with the article that they need. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    equation: 'die Gleichung',
    figure: 'die Abbildung',
    table: 'die Tabelle',
    section: 'der Abschnitt',
  },
  es: {equation: 'la ecuación', figure: 'la figura', table: 'la tabla', section: 'la sección'},
  fr: {
    equation: 'l’équation',
    figure: 'la figure',
    table: 'le tableau',
    section: 'la section',
  },
  it: {equation: 'l’equazione', figure: 'la figura', table: 'la tabella', section: 'la sezione'},
  pt: {equation: 'a equação', figure: 'a figura', table: 'a tabela', section: 'a seção'},
};

/** What stands between the brackets of a citation, such as `see @knuth1984, p. 3; @fig-scatter`. */
export function citationText(cited: string, language: string): string {
  const isReference = /@(?:fig|eq|tbl|tab|sec|lst|thm)-/.test(cited);
  const words = cited.replace(/-?@([\w:.-]*\w)/g, (_, key: string) => referenceText(key, language));
  return isReference ? words : `(${words})`;
}

/** A key as words: `fig-scatter` is the figure, `knuth1984` is Knuth 1984. */
export function referenceText(key: string, language: string): string {
  const kind = KINDS[/^(\w+)-/.exec(key)?.[1] ?? ''];
  if (kind !== undefined) {
    return NAMES[language.slice(0, 2).toLowerCase()]?.[kind] ?? `the ${kind}`;
  }
  const [, name = key, year = ''] = /^(\p{L}+)[_:-]?(\d{4}[a-z]?)/u.exec(key) ?? [];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${year === '' ? '' : ` ${year}`}`;
}
