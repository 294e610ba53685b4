/**
 * In which language notes are that do not say so: by their script where that is enough, else by small words that
 * hardly stand in any other language. Pure.
 */

/** What the words of a file tell of their language. */
export interface LanguageGuess {
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether the script leaves hardly another choice. */
  readonly isCertain: boolean;
}

/** Scripts with the languages that Lectern knows of them; several are told apart by their small words. */
const SCRIPTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['ja']],
  [/\p{Script=Hangul}/gu, ['ko']],
  [/\p{Script=Han}/gu, ['zh']],
  [/\p{Script=Arabic}/gu, ['ar', 'fa', 'ur']],
  [/\p{Script=Hebrew}/gu, ['he']],
  [/\p{Script=Cyrillic}/gu, ['ru', 'uk', 'bg', 'sr']],
  [/\p{Script=Greek}/gu, ['el']],
  [/\p{Script=Devanagari}/gu, ['hi', 'mr', 'ne']],
  [/\p{Script=Bengali}/gu, ['bn']],
  [/\p{Script=Tamil}/gu, ['ta']],
  [/\p{Script=Thai}/gu, ['th']],
  [/\p{Script=Khmer}/gu, ['km']],
  [/\p{Script=Georgian}/gu, ['ka']],
  [/\p{Script=Armenian}/gu, ['hy']],
];

/** Small words of languages; those that are words of English as well are left out. */
const SMALL_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: 'the of and to in is that for it as with on are by this be at from or an which was if not we can when how what',
    de: 'der das und ist nicht ein eine einen einem einer eines des dem den mit für auf von zu sich auch wird werden sind bei oder wie wenn durch aus nach über nur kann zum zur dass wir im als',
    fr: 'le la les des et est une du que qui dans pour pas sur avec ce cette sont ne se au aux par nous vous il elle ou mais leur être ont de en',
    es: 'el la los las de que y en un una es por con para se del al lo como más su son está entre cuando también pero sobre tiene',
    pt: 'os um uma de que em não é da dos das na nos se por com para mais como ao são entre quando também está ou pelo pela',
    it: 'il lo la gli le di che è un una con del della dei delle nel nella si sono da al più anche questo questa tra quando ogni',
    nl: 'de het een en van niet dat op te met voor zijn wordt worden aan door ook bij als naar uit maar deze dit kan',
    sv: 'och att det som är en ett på av för med inte den till har kan om vid från eller när ska mellan',
    da: 'og det som er en et på af med ikke den til har kan om ved fra eller når skal mellem',
    nb: 'og det som er en et på av med ikke den til har kan om ved fra eller når skal mellom å',
    fi: 'ja ei että se ovat kun joka tai sekä myös niin mutta ovat voi sen',
    pl: 'na się jest nie że jak dla przez są od po oraz lub który która które ten tego jeśli',
    cs: 'je se na že pro jako jsou který která které nebo při ale podle když není',
    tr: 've bir bu için ile olan olarak da de değil gibi daha çok her kadar veya',
    ro: 'și este de la în cu pe un nu se care din pentru sunt mai ca sau',
    hu: 'az és egy nem hogy van vagy ez meg azt mint csak lehet ha',
    id: 'yang dan di dari untuk dengan adalah ini itu pada tidak ke dalam atau akan oleh',
    vi: 'là của và các một có được trong không cho với những này khi để',
    ru: 'и в не на что это как по из для при или от если только',
    uk: 'і не на що це як з для при або від якщо є та',
    bg: 'и в не на че това как по от за при или ако само е са',
    sr: 'и у не на да је са за се од који као',
    ar: 'في من على إلى هذا هذه أن ما هو هي التي الذي عن كل',
    fa: 'و در به از که این است را با برای می آن یک',
    ur: 'کے میں ہے اور کی کا سے کو یہ ہیں',
    hi: 'है के में की और का से को हैं यह पर',
    mr: 'आहे आणि आहेत हे ही या मध्ये',
    ne: 'छ हो र मा को छन् यो गर्न',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** Languages in Latin letters: they are told apart by their small words alone. */
const LATIN = 'de fr es pt it nl sv da nb fi pl cs tr ro hu id vi'.split(' ');
/** Of so many letters, most have to be of one script. */
const FEWEST_LETTERS = 12;
const MOST_OF_THEM = 0.6;
/** Japanese is known by its kana, of which there are some among Han characters. */
const KANA_SHARE = 0.12;
/** So many different small words there have to be, as such a share of all words, against those of English. */
const LEAST_WORDS = 4;
const LEAST_SHARE = 0.15;
const AGAINST_ENGLISH = 2;

/** The language of notes in Markdown; undefined for English, and where it is not clear. */
export function guessLanguage(markdown: string): LanguageGuess | undefined {
  const text = spokenWords(markdown);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return undefined;
  const words = (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).map(word =>
    word.normalize('NFC'),
  );
  const shares = SCRIPTS.map(([script, languages]) => ({
    languages,
    share: (text.match(script)?.length ?? 0) / letters,
  }));
  const kana = shares[0]?.share ?? 0;
  const isEastAsian = shares.slice(0, 3).reduce((sum, {share}) => sum + share, 0) > MOST_OF_THEM;
  if (isEastAsian && kana > KANA_SHARE) return {language: 'ja', isCertain: true};
  const script = shares.find(({share}) => share > MOST_OF_THEM);
  if (script !== undefined) {
    const [language = 'en'] = byScore(script.languages, words);
    return {language, isCertain: true};
  }
  const [language = 'en'] = byScore(LATIN, words);
  const score = scoreOf(language, words);
  const isClear =
    new Set(words.filter(word => isSmall(language, word))).size >= LEAST_WORDS &&
    score >= LEAST_SHARE * words.length &&
    score >= AGAINST_ENGLISH * scoreOf('en', words);
  return isClear ? {language, isCertain: false} : undefined;
}

/** Markdown without what is no language: front matter, code, addresses, tags, formulas behind masks. */
function spokenWords(markdown: string): string {
  return markdown
    .replace(/^---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/, '')
    .replace(/^([ \t>]*)(`{3,}|~{3,}).*\n[\s\S]*?(?:\n[ \t>]*\2|$)/gm, '')
    .replace(/`+[^`\n]*`+|<[^<>\n]*>|\]\([^()\n]*\)|\{[^{}\n]*\}|https?:\S+/g, ' ')
    .replace(/[\ufdd0\ufdd1\ue000-\uf8ff]+/g, ' ');
}

/** Languages by how many of the words are theirs; those that have as many keep their order. */
function byScore(languages: readonly string[], words: readonly string[]): string[] {
  const scores = new Map(languages.map(language => [language, scoreOf(language, words)]));
  return [...languages].sort(
    (first, second) => (scores.get(second) ?? 0) - (scores.get(first) ?? 0),
  );
}

function scoreOf(language: string, words: readonly string[]): number {
  return words.filter(word => isSmall(language, word)).length;
}

function isSmall(language: string, word: string): boolean {
  return SMALL_WORDS.get(language)?.has(word) === true;
}
