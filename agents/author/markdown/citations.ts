/** Citations and cross references as words: a lecture has no list of sources, and no numbers of figures. Pure. */

/** What keys of cross references begin with, in the order of {@link NAMES}. */
const KINDS = ['eq', 'fig', 'tbl', 'sec', 'lst', 'thm', 'lem', 'def', 'exm', 'exr', 'cor', 'prp'];
const OTHER_KEYS: Readonly<Record<string, string>> = {
  tab: 'tbl',
  eqn: 'eq',
  ex: 'exm',
  prop: 'prp',
};

/** What they stand for, with the article that it needs. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  en: 'the equation|the figure|the table|the section|the listing|the theorem|the lemma|the definition|the example|the exercise|the corollary|the proposition'.split(
    '|',
  ),
  de: 'die Gleichung|die Abbildung|die Tabelle|der Abschnitt|das Listing|der Satz|das Lemma|die Definition|das Beispiel|die Aufgabe|das Korollar|die Proposition'.split(
    '|',
  ),
  es: 'la ecuación|la figura|la tabla|la sección|el listado|el teorema|el lema|la definición|el ejemplo|el ejercicio|el corolario|la proposición'.split(
    '|',
  ),
  fr: 'l’équation|la figure|le tableau|la section|le listing|le théorème|le lemme|la définition|l’exemple|l’exercice|le corollaire|la proposition'.split(
    '|',
  ),
  it: 'l’equazione|la figura|la tabella|la sezione|il listato|il teorema|il lemma|la definizione|l’esempio|l’esercizio|il corollario|la proposizione'.split(
    '|',
  ),
  pt: 'a equação|a figura|a tabela|a seção|a listagem|o teorema|o lema|a definição|o exemplo|o exercício|o corolário|a proposição'.split(
    '|',
  ),
};
/** What of a name is its article. */
const ARTICLE = /^(?:(?:the|d(?:ie|er|as)|la|le|el|il|a|o)\s+|l’)/;
/** Words that have an article, or take its place. */
const ARTICLES: Readonly<Record<string, string>> = {
  en: 'the|an?|this|that|each',
  de: 'die|der|das|den|dem|des|eine?[mnrs]?|zu[rm]|im|beim|vom|diese[mnrs]?',
  es: 'el|la|los|las|al|del|una?|est[ea]',
  fr: 'le|la|les|une?|aux?|du|cette?|ce',
  it: 'il|lo|la|gli|i|le|un[oa]?|(?:de|ne|a)ll[ao]|(?:de|ne|a)l',
  pt: 'os?|as?|uma?|n[oa]|d[oa]|ao|à',
};

/** What stands between the brackets of a citation, such as `see @knuth1984, p. 3; @fig-scatter`. */
export function citationText(cited: string, language: string): string {
  const isReference = /@(?:fig|eq|tbl|tab|sec|lst|thm)[-:]/.test(cited);
  const words = cited.replace(/-?@([\w:.-]*\w)/g, (_, key: string) => referenceText(key, language));
  return isReference ? words : `(${words})`;
}

/**
 * A key as words: `fig-scatter` is the figure, `knuth1984` is Knuth 1984.
 *
 * @param before - The words before it, which may have an article already.
 */
export function referenceText(key: string, language: string, before = ''): string {
  const prefix = /^(\w+?)[-:]/.exec(key)?.[1] ?? '';
  const kind = KINDS.indexOf(OTHER_KEYS[prefix] ?? prefix);
  if (kind >= 0) {
    const names = NAMES[language.slice(0, 2).toLowerCase()] ?? NAMES.en ?? [];
    const name = names[kind] ?? '';
    const noun = name.replace(ARTICLE, '');
    // “See figure @fig-one” names it already.
    if (before.trimEnd().toLowerCase().endsWith(noun.toLowerCase())) return '';
    const articles = ARTICLES[language.slice(0, 2).toLowerCase()] ?? ARTICLES.en ?? '';
    const hasArticle = new RegExp(`(?:^|[\\s(])(?:${articles})\\s+$|\\p{L}['’]$`, 'iu');
    return hasArticle.test(before) ? noun : name;
  }
  const [, name = key, year = ''] = /^(\p{L}+)[_:-]?(\d{4}[a-z]?)/u.exec(key) ?? [];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${year === '' ? '' : ` ${year}`}`;
}
