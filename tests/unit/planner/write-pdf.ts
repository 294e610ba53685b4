/** Writes a PDF by hand: one line of text on each page, with a valid table of objects. */

/** How the PDF is written. */
export interface PdfOptions {
  /** Says that it is locked with a password that nobody knows. */
  readonly isLocked?: boolean;
}

/** The bytes of a PDF; an empty line gives a page that shows only a box, as a scan would. */
export function writePdf(lines: readonly string[], {isLocked = false}: PdfOptions = {}): Buffer {
  const pageNumbers = lines.map((_, index) => 4 + 2 * index);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${pageNumbers.map(n => `${n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (const [index, line] of lines.entries()) {
    const drawing = line === '' ? '10 10 100 100 re f' : `BT /F1 12 Tf 20 200 Td (${line}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents ${5 + 2 * index} 0 R ` +
        '/Resources << /Font << /F1 3 0 R >> >> >>',
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const tableOffset = file.length;
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  // Keys that fit no password: the standard lock of 40 bits (PDF 1.7, 7.6.3).
  const key = '00'.repeat(32);
  const lock = isLocked
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<00> <00>]`
    : '';
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\n`;
  file += `startxref\n${tableOffset}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
