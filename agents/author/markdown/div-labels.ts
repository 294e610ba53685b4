/** What a `:::` block is, in words: tools set it before the block, or in a box around it. Pure. */

/** The kinds of blocks that have a name, in the order of {@link NAMES}. */
const KINDS =
  'theorem lemma definition proposition corollary proof remark example exercise solution note tip warning important caution'.split(
    ' ',
  );

const NAMES: Readonly<Record<string, string>> = {
  en: 'Theorem Lemma Definition Proposition Corollary Proof Remark Example Exercise Solution Note Tip Warning Important Caution',
  de: 'Satz Lemma Definition Proposition Korollar Beweis Bemerkung Beispiel Aufgabe Lösung Hinweis Tipp Warnung Wichtig Vorsicht',
  es: 'Teorema Lema Definición Proposición Corolario Demostración Observación Ejemplo Ejercicio Solución Nota Consejo Advertencia Importante Cuidado',
  fr: 'Théorème Lemme Définition Proposition Corollaire Démonstration Remarque Exemple Exercice Solution Note Conseil Avertissement Important Attention',
  it: 'Teorema Lemma Definizione Proposizione Corollario Dimostrazione Osservazione Esempio Esercizio Soluzione Nota Consiglio Avviso Importante Attenzione',
  pt: 'Teorema Lema Definição Proposição Corolário Demonstração Observação Exemplo Exercício Solução Nota Dica Aviso Importante Cuidado',
};
/** What Quarto begins the names of such blocks with. */
const PREFIXES: Readonly<Record<string, string>> = {
  thm: 'theorem',
  lem: 'lemma',
  def: 'definition',
  prp: 'proposition',
  cor: 'corollary',
  exm: 'example',
  exr: 'exercise',
  sol: 'solution',
  rem: 'remark',
};

/** What a block is, and the title that it gives itself. */
export interface DivLabel {
  readonly kind: string;
  readonly title: string | undefined;
}

/** Reads what stands behind the colons: `{.theorem name="Bolzano"}`, `proof`, `{.callout-note}`, `tip Titre`. */
export function readDivLabel(info: string): DivLabel | undefined {
  const classes = [...info.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
  const [, bare = '', rest = ''] = /^\{?([\w-]+)\}?(?:[ \t]+([^{}]*\S))?[ \t]*$/.exec(info) ?? [];
  const [, prefix = ''] = /#([a-z]{3})-/.exec(info) ?? [];
  const kind = [...classes, bare, PREFIXES[prefix] ?? '']
    .map(name => name.toLowerCase().replace(/^callout-/, ''))
    .find(name => KINDS.includes(name));
  if (kind === undefined) return undefined;
  const [, title = rest] = /\b(?:name|title)\s*=\s*["']([^"']*)["']/.exec(info) ?? [];
  return {kind, title: title === '' ? undefined : title};
}

/** The words before the block: `Theorem (Bolzano).` */
export function wordsOfDivLabel({kind, title}: DivLabel, language: string): string {
  const names = (NAMES[language.slice(0, 2).toLowerCase()] ?? NAMES.en ?? '').split(' ');
  const name = names[KINDS.indexOf(kind)] ?? kind;
  // “Théorème des valeurs intermédiaires” says what it is.
  if (title?.toLowerCase().startsWith(name.toLowerCase()) === true) return `${title}.`;
  return title === undefined ? `${name}.` : `${name} (${title}).`;
}
