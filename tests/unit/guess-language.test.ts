/** The language of notes that do not name it. */
import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {guessLanguage} from '../../agents/author/markdown/guess-language.ts';

describe('notes', () => {
  test.each([
    [
      'de',
      '## Die Ableitung\n\n- Die Steigung der Sekante ist der Quotient aus zwei Differenzen\n- Wenn der Abstand kleiner wird, nähert sich die Sekante der Tangente\n- Mit dem Grenzwert kann man die Steigung in einem Punkt berechnen',
    ],
    [
      'fr',
      '## La dérivée\n\n- La pente de la sécante est le quotient de deux différences\n- Quand la distance diminue, la sécante se rapproche de la tangente\n- Avec cette limite, on calcule la pente dans un point',
    ],
    [
      'es',
      '## La derivada\n\n- La pendiente de la recta secante es el cociente de dos diferencias\n- Cuando la distancia disminuye, la secante se acerca a la tangente\n- Con el límite se calcula la pendiente en un punto',
    ],
    [
      'pt',
      '## A derivada\n\n- A inclinação da reta secante é o quociente de duas diferenças\n- Quando a distância diminui, a secante se aproxima da tangente\n- Com o limite não é difícil calcular a inclinação em um ponto',
    ],
    [
      'it',
      '## La derivata\n\n- La pendenza della secante è il quoziente di due differenze\n- Quando la distanza diminuisce, la secante si avvicina alla tangente\n- Con il limite si calcola la pendenza in un punto della curva',
    ],
    [
      'nl',
      '## De afgeleide\n\n- De helling van de snijlijn is het quotiënt van twee verschillen\n- Als de afstand kleiner wordt, nadert de snijlijn de raaklijn\n- Met een limiet kan men de helling in een punt berekenen',
    ],
    [
      'pl',
      '## Pochodna\n\n- Nachylenie siecznej jest ilorazem dwóch różnic\n- Jeśli odległość maleje, sieczna zbliża się do stycznej\n- Granica nie zależy od drogi, która jest wybrana przez nas',
    ],
    [
      'sv',
      '## Derivatan\n\n- Lutningen av sekanten är en kvot av två differenser\n- När avståndet minskar går sekanten till tangenten\n- Med ett gränsvärde kan man räkna lutningen i en punkt på kurvan',
    ],
  ])('in %s are known by their small words, which is not certain', (language, markdown) => {
    expect(guessLanguage(markdown)).toEqual({language, isCertain: false});
  });

  test.each([
    ['ja', '## 導関数\n\n- 割線の傾きは二つの差の商です\n- 距離が小さくなる'],
    ['zh', '## 导数\n\n- 割线的斜率是两个差的商，距离变小'],
    ['ko', '## 도함수\n\n- 할선의 기울기는 두 차의 몫이다'],
    ['ar', '## المشتقة\n\n- ميل القاطع هو خارج قسمة فرقين في كل نقطة'],
    ['fa', '## مشتق\n\n- شیب خط قاطع از تقسیم دو تفاضل به دست می آید که برای آن است'],
    ['he', '## הנגזרת\n\n- שיפוע המיתר הוא מנה של שני הפרשים'],
    ['ru', '## Производная\n\n- Наклон секущей это частное двух разностей, и если расстояние мало'],
    ['uk', '## Похідна\n\n- Нахил січної це частка двох різниць, якщо відстань є мала та від'],
    ['el', '## Η παράγωγος\n\n- Η κλίση της τέμνουσας είναι το πηλίκο'],
    ['th', '## อนุพันธ์\n\n- ความชันของเส้นตัดคือผลหาร'],
    ['hi', '## अवकलज\n\n- छेदक रेखा की ढाल दो अंतरों का भागफल है'],
  ])('in %s are known by their script', (language, markdown) => {
    expect(guessLanguage(markdown)).toEqual({language, isCertain: true});
  });

  test.each([
    '## Latin roots\n\n- The German word *Zeitgeist* is a loan, as is *Kindergarten*\n- Say *der, die, das* and *le, la, les* when you learn the articles',
    '## Vocabulary\n\n- la casa is the house, el perro is the dog\n- los libros are the books in the library, and una mesa is a table',
    '## Greek letters\n\n- α, β, γ and δ are angles of the figure, and $\\pi$ is not',
    '## 中文 in English\n\n- The word 你好 is a greeting that you can use when you meet someone',
    '## SELECT\n\n- `der das und ist nicht ein eine` is code\n\n```python\n# der das und ist nicht ein eine mit für auf von zu\n```',
    '## $x$\n\n- $a + b$\n- OK',
    '## Names\n\n- Leonardo da Vinci, Charles de Gaulle, Vincent van Gogh, Ludwig van Beethoven, Simón de la Cruz, Otto von Bismarck',
    '## Formulas\n\n- sin, cos, tan\n- det A = ad - bc\n- max, min, log, exp',
  ])('in English with some words of others are English', markdown => {
    expect(guessLanguage(markdown)).toBeUndefined();
  });

  test('of this project are in English', () => {
    const files = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/lecture-format.md'];
    const lectures = readdirSync('lectures').filter(file => file.endsWith('.md'));
    for (const file of [...files, ...lectures.map(name => `lectures/${name}`)]) {
      expect(guessLanguage(readFileSync(file, 'utf8')), file).toBeUndefined();
    }
  });
});
