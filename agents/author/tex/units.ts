/** Numbers and units as the package siunitx writes them, said in plain TeX: `\SI{3}{\meter\per\second}`. */
import {argumentAt, optionAt, pieceAt} from './scan-tex.ts';

/** A unit or a command that nothing is known of. */
export class UnitError extends Error {
  public override readonly name = 'UnitError';
}

const PREFIXES = prefixes(
  'quecto q ronto r yocto y zepto z atto a femto f pico p nano n micro \\mu milli m centi c deci d deca da deka da hecto h kilo k mega M giga G tera T peta P exa E zetta Z yotta Y ronna R quetta Q',
);

const UNITS = prefixes(
  "meter m metre m second s gram g kilogram kg ampere A kelvin K mole mol candela cd hertz Hz newton N pascal Pa joule J watt W coulomb C volt V farad F ohm \\Omega siemens S weber Wb tesla T henry H lumen lm lux lx becquerel Bq gray Gy sievert Sv katal kat radian rad steradian sr minute min hour h day d litre l liter L tonne t hectare ha degree ^\\circ degreeCelsius ^\\circ{}C celsius ^\\circ{}C arcminute ' arcsecond '' electronvolt eV dalton Da bar bar mmHg mmHg angstrom \\text{Å} atm atm decibel dB bel B neper Np byte B bit bit percent \\% astronomicalunit au clight c_0 electronmass m_e elementarycharge e bohr a_0 hartree E_h",
);

const SHORT = prefixes(
  'm m s s g g kg kg cm cm mm mm km km um \\mu{}m nm nm pm pm A A mA mA K K mol mol mmol mmol cd cd Hz Hz kHz kHz MHz MHz GHz GHz N N kN kN Pa Pa kPa kPa MPa MPa J J kJ kJ MJ MJ W W kW kW MW MW C C V V kV kV mV mV F F ohm \\Omega kohm k\\Omega T T H H eV eV keV keV MeV MeV GeV GeV ms ms us \\mu{}s ns ns ps ps mg mg ug \\mu{}g l l ml ml L L mL mL dB dB kWh kWh',
);

function prefixes(table: string): ReadonlyMap<string, string> {
  const words = table.split(' ');
  return new Map(
    words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])),
  );
}

const COMMANDS = /^\\(?:SI|qty|si|unit|num|ang|SIrange|numrange|qtyrange|SIlist|numlist)$/;

/**
 * Replaces the commands of siunitx.
 *
 * @throws UnitError for a unit that is not known.
 */
export function expandUnits(tex: string): string {
  if (!/\\(?:SI|qty|si|unit|num|ang)(?![a-zA-Z])|\\(?:SI|num|qty)(?:range|list)/.test(tex))
    return tex;
  let result = '';
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    const replaced = COMMANDS.test(text) ? quantityAt(text, tex, end) : undefined;
    // A script takes one piece.
    const braced = replaced && /[_^]\s*$/.test(result) ? `{${replaced.text}}` : replaced?.text;
    result += braced ?? text;
    at = replaced?.end ?? end;
  }
  return result;
}

function quantityAt(
  command: string,
  tex: string,
  offset: number,
): {text: string; end: number} | undefined {
  const name = command.slice(1);
  const count = /^(?:SIrange|qtyrange)$/.test(name)
    ? 3
    : /^(?:SI|qty|numrange|SIlist)$/.test(name)
      ? 2
      : 1;
  const parts: string[] = [];
  let end = optionAt(tex, offset)?.end ?? offset;
  // The package physics has a \qty of its own, for brackets.
  if (!/^\s*\{/.test(tex.slice(end))) return undefined;
  while (parts.length < count) {
    const part = argumentAt(tex, end);
    if (part === undefined) {
      throw new UnitError(
        `\`${command}\` needs ${count} in braces, such as ${EXAMPLES[count] ?? ''}.`,
      );
    }
    parts.push(part.text);
    end = part.end;
  }
  const [first = '', second = '', third = ''] = parts;
  return {text: written(name, first, second, third), end};
}

const EXAMPLES: Readonly<Record<number, string>> = {
  1: '\\num{1.5e3}',
  2: '\\SI{3}{\\meter\\per\\second}',
  3: '\\SIrange{1}{5}{\\meter}',
};

function written(name: string, first: string, second: string, third: string): string {
  switch (name) {
    case 'num':
      return numberTex(first);
    case 'numlist':
      return first.split(';').map(numberTex).join(',\\ ');
    case 'ang': {
      const [degrees = '', minutes = '', seconds = ''] = first.split(';');
      return `${degrees}^\\circ${minutes === '' ? '' : `${minutes}'`}${seconds === '' ? '' : `${seconds}''`}`;
    }
    case 'si':
    case 'unit':
      return unitTex(first);
    case 'numrange':
      return `${numberTex(first)}\\text{ – }${numberTex(second)}`;
    case 'SIrange':
    case 'qtyrange':
      return `${withUnit(numberTex(first), third)}\\text{ – }${withUnit(numberTex(second), third)}`;
    case 'SIlist':
      return first
        .split(';')
        .map(number => withUnit(numberTex(number), second))
        .join(',\\ ');
    default:
      return withUnit(numberTex(first), second);
  }
}

function withUnit(number: string, unit: string): string {
  const tex = unitTex(unit);
  const stands = /^\\mathrm\{\^\\circ\}$/.test(tex) ? '' : '\\,';
  return `${number}${tex === '' ? '' : stands}${tex}`;
}

/** A number such as `1.5e-3` or `2.0 +- 0.1`. */
function numberTex(text: string): string {
  return text
    .trim()
    .replace(/\s*\+-\s*/, ' \\pm ')
    .replace(
      /^([-+]?[\d.,]*)[eEdD]([-+]?\d+)$/,
      (_, digits: string, power: string) =>
        `${digits === '' ? '' : `${digits} \\times `}10^{${String(Number(power))}}`,
    )
    .replace(/(\d),(?=\d)/g, '$1{,}');
}

interface Unit {
  readonly sign: string;
  power: string | undefined;
  readonly isBelow: boolean;
}

function unitTex(text: string): string {
  const units: Unit[] = [];
  let prefix = '';
  let isBelow = false;
  let nextPower: string | undefined;
  const add = (sign: string): void => {
    units.push({sign: prefix + sign, power: nextPower, isBelow});
    [prefix, nextPower, isBelow] = ['', undefined, false];
  };
  for (let at = 0; at < text.length;) {
    const {text: piece, end} = pieceAt(text, at);
    const name = piece.slice(1);
    const last = units.at(-1);
    at = end;
    if (piece.startsWith('\\') && /[a-zA-Z]/.test(name)) {
      if (name === 'per') isBelow = true;
      else if (name === 'squared' && last !== undefined) last.power = '2';
      else if (name === 'cubed' && last !== undefined) last.power = '3';
      else if (name === 'square') nextPower = '2';
      else if (name === 'cubic') nextPower = '3';
      else if ((name === 'tothe' || name === 'raiseto') && argumentAt(text, at) !== undefined) {
        const power = argumentAt(text, at);
        at = power?.end ?? at;
        if (name === 'tothe' && last !== undefined) last.power = power?.text;
        else nextPower = power?.text;
      } else if (PREFIXES.has(name)) prefix += gap(PREFIXES.get(name) ?? '');
      else if (UNITS.has(name) || SHORT.has(name)) add(UNITS.get(name) ?? SHORT.get(name) ?? '');
      else if (!/^(?:of|highlight|cancel)$/.test(name)) {
        throw new UnitError(`There is no unit \`${piece}\` here.`);
      }
    } else if (piece === '^' && last !== undefined) {
      const power = argumentAt(text, at);
      last.power = power?.text;
      at = power?.end ?? at;
    } else if (piece === '/') isBelow = true;
    else if (/[a-zA-ZµΩ°%Å]/.test(piece)) {
      const word = /^[a-zA-ZµΩ°%Å]+/.exec(text.slice(end - 1))?.[0] ?? piece;
      at = end - 1 + word.length;
      add(SHORT.get(word) ?? literal(word));
    } else if (piece === '\\%') add('\\%');
  }
  if (units.length === 0) return '';
  const parts = units.map(({sign, power, isBelow: below}) => {
    const exponent = below ? `-${power ?? '1'}` : power;
    return exponent === undefined ? sign : `${sign}^{${exponent}}`;
  });
  return `\\mathrm{${parts.join('\\,')}}`;
}

/** A command before a letter needs an end. */
function gap(sign: string): string {
  return sign.startsWith('\\') ? `${sign}{}` : sign;
}

function literal(word: string): string {
  return word.replaceAll('%', '\\%').replaceAll('µ', '\\mu{}').replaceAll('°', '^\\circ{}');
}
