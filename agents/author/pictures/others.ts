/** Writes arrays, code, tables, icons, images and quotations. */
import path from 'node:path';
import {areaRectangle} from '../../../engine/anchors.ts';
import {OPENING, RawCode, optionsArgument, printed} from '../scene-script.ts';
import type {Area} from '../stage-plan.ts';
import {type PictureWriter, placed} from './story.ts';

const ROW_PX = 130;
/** Letters of a table's line, and of an array's, that have room side by side. */
const LETTERS = {table: 62, cells: 54};

/** Writes arrays. */
export const cellsWriter: PictureWriter<'cells'> = {
  wish(steps) {
    const values = steps[0]?.content.values ?? [];
    const longest = Math.max(...values.map(value => String(value).length), 0);
    // A box takes about as much as two letters more than its value; long ones break.
    const letters = longest > 14 ? longest / 2 : longest;
    const perLine = Math.max(1, Math.min(10, Math.floor(LETTERS.cells / (letters + 2))));
    const lines = Math.ceil(values.length / perLine);
    return {wide: true, grows: false, columns: 6, rows: Math.min(6, 2 * lines)};
  },
  write({id, area, steps}, script) {
    const variable = script.variable(id === 'cells' ? 'list' : id, 'list');
    const first = steps[0]?.content;
    const pointers = new Map<string, string>();
    const node = `new ${script.engine('Cells')}(${printed({values: first?.values ?? [], indices: first?.indices})})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    steps.forEach(({moment, content}, index) => {
      const arriving = index === 0 ? [variable] : [];
      const moving: string[] = [];
      for (const [name, {at, color}] of content.pointers ?? []) {
        const known = pointers.get(name);
        if (known !== undefined) {
          moving.push(`${known}.pointAt(${at})`);
          continue;
        }
        const pointer = script.variable(name, 'pointer');
        pointers.set(name, pointer);
        script.declare(
          `const ${pointer} = ${variable}.pointer(${printed(name)}, ${at}${optionsArgument({color})});`,
        );
        arriving.push(pointer);
      }
      if (content.restore !== undefined) {
        const where = content.restore === true ? '' : printed(content.restore);
        moving.push(`${variable}.clearHighlight(${where})`);
      }
      if (content.dim !== undefined) moving.push(`${variable}.dim(${printed(content.dim)})`);
      const marks = (content.highlight ?? []).map(
        ({at, color}) =>
          `${variable}.highlight(${printed(at)}${color === undefined ? '' : `, ${printed(color)}`})`,
      );
      if (arriving.length > 0) script.play(moment, `yield* stage.show(${arriving.join(', ')});`);
      script.playTogether(moment, moving);
      script.playTogether(moment, marks);
      if (content.swap !== undefined)
        script.play(moment, `yield* ${variable}.swap(${content.swap.join(', ')});`);
      script.playTogether(
        moment,
        (content.set ?? []).map(([at, value]) => `${variable}.setValue(${at}, ${printed(value)})`),
      );
    });
    return variable;
  },
};

/** Letters of code in a row of the whole width; what is longer goes on in the next one. */
const CODE_LETTERS = 60;

function rowsOfCode(code: string): number {
  return code
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CODE_LETTERS)), 0);
}

/** Writes code. */
export const codeWriter: PictureWriter<'code'> = {
  wish(steps) {
    const most = Math.max(...steps.map(({content}) => rowsOfCode(content.code ?? '')));
    return {
      wide: true,
      grows: false,
      columns: 6,
      rows: Math.min(6, Math.max(2, Math.ceil((most * 46 + 64) / ROW_PX))),
    };
  },
  write({id, area, steps}, script) {
    const variable = script.variable(id, 'code');
    const first = steps[0]?.content;
    const parts = [
      `language: ${printed(first?.language ?? 'text')}`,
      `code: ${codeText(first?.code ?? '')}`,
      ...(first?.numbers === undefined ? [] : [`numbers: ${printed(first.numbers)}`]),
    ];
    const node = `new ${script.engine('CodeBlock')}({${parts.join(', ')}})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    let lastMarked = 0;
    steps.forEach(({moment, content}, index) => {
      if (index === 0) script.play(moment, `yield* stage.show(${variable});`);
      else if (content.code !== undefined) {
        // The mark would stay below the code.
        if (lastMarked > content.code.split('\n').length) {
          script.play(moment, `yield* ${variable}.clearHighlight();`);
        }
        script.play(moment, `yield* ${variable}.edit(${codeText(content.code)});`);
        lastMarked = 0;
      }
      if (content.highlight !== undefined) {
        lastMarked = [content.highlight].flat().at(-1) ?? 0;
        script.play(moment, `yield* ${variable}.highlight(${printed(content.highlight)});`);
      }
      if (content.walk !== undefined) {
        script.play(moment, `yield* ${variable}.walk(${printed(content.walk)});`);
      }
    });
    return variable;
  },
};

/** Writes tables and matrices. */
export const tableWriter: PictureWriter<'table'> = {
  wish(steps) {
    const first = steps[0]?.content;
    const lines = first?.matrix ?? steps.flatMap(({content}) => content.rows ?? []);
    const count = lines.length + (first?.head === undefined ? 0 : 1);
    const columns = first?.matrix?.[0]?.length ?? 0;
    const heightPx = 72 + lines.reduce((sum, row) => sum + rowHeight(row), 0);
    return first?.matrix === undefined
      ? {
          wide: true,
          grows: false,
          columns: 6,
          rows: Math.min(
            6,
            Math.max(2, Math.ceil((heightPx - (first?.head === undefined ? 72 : 0)) / ROW_PX)),
          ),
        }
      : {
          wide: false,
          grows: false,
          columns: Math.min(6, Math.max(2, Math.ceil((columns * 100 + 60) / 185))),
          rows: Math.min(6, Math.max(1, Math.ceil((count * 84) / ROW_PX))),
        };
  },
  write({id, area, steps}, script) {
    const variable = script.variable(id, 'table');
    const first = steps[0]?.content;
    const isMatrix = first?.matrix !== undefined;
    const all = steps.flatMap(({content}) => content.rows ?? []);
    // Rows that come later are there from the start, and hidden.
    const grows = all.length > (first?.rows?.length ?? 0);
    let shown = first?.rows?.length ?? 0;
    const node = isMatrix
      ? `new ${script.engine('MatrixTable')}(${printed({entries: first.matrix})})`
      : `new ${script.engine('Table')}(${printed({head: first?.head?.map(String), rows: all, align: alignOf(first?.align), revealed: grows ? 'head' : first?.reveal})})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    steps.forEach(({moment, content}, index) => {
      if (index === 0) script.play(moment, `yield* stage.show(${variable});`);
      const coming = index === 0 && grows && first?.reveal !== 'head' ? shown : 0;
      const added = index === 0 ? 0 : (content.rows?.length ?? 0);
      const numbers = [
        ...Array.from({length: coming}, (_, row) => row + 1),
        ...Array.from({length: added}, (_, row) => shown + row + 1),
        ...(content.show ?? []),
      ];
      shown += added;
      const rows = [...new Set(numbers)].map(row => `${variable}.row(${row})`);
      if (rows.length > 0) script.play(moment, `yield* stage.show(${rows.join(', ')});`);
      script.playTogether(
        moment,
        (content.highlight ?? []).map(({row, column, cell, color}) => {
          const part =
            cell !== undefined
              ? `${isMatrix ? 'entry' : 'cell'}(${cell.join(', ')})`
              : row !== undefined
                ? `row(${row})`
                : `column(${column ?? 1})`;
          return `${variable}.${part}.highlight(${color === undefined ? '' : printed(color)})`;
        }),
      );
    });
    return variable;
  },
};

/** About the height in px of a row, whose texts break where they are too long together. */
function rowHeight(row: readonly (string | number | null)[]): number {
  const letters = row.reduce<number>((sum, cell) => sum + String(cell ?? '').length + 3, 0);
  return 72 + 43 * Math.floor(letters / LETTERS.table);
}

/** Writes icons. */
export const iconWriter: PictureWriter<'icon'> = {
  wish: () => ({wide: false, grows: false, columns: 2, rows: 2}),
  write({id, area, steps}, script) {
    const content = steps[0]?.content;
    const name = content?.name ?? '';
    const variable = script.variable(
      id.startsWith('icon') ? (name.split(':')[1] ?? id) : id,
      'icon',
    );
    const node = `new ${script.engine('Icon')}(${printed({name, size: content?.size ?? iconSize(area, content?.label !== undefined), color: content?.color})})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    const moment = steps[0]?.moment ?? OPENING;
    script.play(moment, `yield* stage.show(${variable});`);
    if (content?.label !== undefined) {
      script.play(
        moment,
        `yield* stage.label(${variable}, ${printed(content.label)}, {side: 'below'});`,
      );
    }
    return variable;
  },
};

/** Size of an icon in px, with room around it, and for a label below. */
function iconSize([from, to]: Area, isLabelled: boolean): number {
  const {width, height} = areaRectangle(from, to);
  const room = Math.min(width, height - (isLabelled ? 70 : 0));
  return Math.min(220, Math.floor((room * 0.8) / 10) * 10);
}

/** Writes images. */
export const imageWriter: PictureWriter<'image'> = {
  wish: () => ({wide: false, grows: true, columns: 3, rows: 3}),
  write({area, steps}, script) {
    const content = steps[0]?.content;
    const source = content?.source ?? '';
    const name = path.parse(source).name;
    const imported = script.importPicture(`../${source}`, `${name} file`);
    const variable = script.variable(name, 'picture');
    const node = `new ${script.engine('Picture')}({source: ${imported}, alt: ${printed(content?.alt ?? '')}})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    script.play(steps[0]?.moment ?? OPENING, `yield* stage.show(${variable});`);
    return variable;
  },
};

/** Writes quotations. */
export const quoteWriter: PictureWriter<'quote'> = {
  wish(steps) {
    const {text = '', by} = steps[0]?.content ?? {};
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + Math.ceil((line.length + 1) / QUOTE_LETTERS), 0);
    const height = lines * 62 + (by === undefined ? 0 : 70);
    return {
      wide: true,
      grows: false,
      columns: 6,
      rows: Math.min(6, Math.max(1, Math.ceil(height / ROW_PX))),
    };
  },
  write({id, area, steps}, script) {
    const {text = '', by} = steps[0]?.content ?? {};
    const variable = script.variable(id, 'quote');
    const node = `new ${script.engine('Quote')}(${printed({text, by})})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    script.play(steps[0]?.moment ?? OPENING, `yield* stage.show(${variable});`);
    return variable;
  },
};

/** Letters of a quotation in one line of the whole width. */
const QUOTE_LETTERS = 44;

/** The sides of a table's columns as the engine takes them: a gap where it finds the side itself. */
function alignOf(sides: readonly string[] | undefined): unknown {
  return sides?.map(side => (side === 'auto' ? new RawCode('undefined') : side));
}

/** Code over several lines as a template that keeps its lines. */
function codeText(code: string): string {
  if (!code.includes('\n') || code.includes('`') || code.includes('${') || code.includes('\\'))
    return printed(code);
  return `\`${code}\``;
}
