import {describe, expect, it} from 'vitest';
import {judgeCodecs} from '../../../cli/doctor/examine-browser.ts';
import {examineDisk, examineFonts, examineMemory} from '../../../cli/doctor/examine-machine.ts';

describe('the doctor', () => {
  it('says which codecs there are, and that there is no WebM without the browser’s', () => {
    expect(judgeCodecs(['VP9', 'AV1'])).toMatchObject({status: 'ok', found: 'H.264, VP9, AV1'});
    const {status, found, remedy} = judgeCodecs([]);
    expect(status).toBe('warning');
    expect(found).toContain('no WebM');
    expect(remedy).toContain('chromium');
  });

  it('names the fonts of all scripts that come along', () => {
    const {status, found} = examineFonts();
    expect(status).toBe('ok');
    for (const font of ['inter', 'noto-sans-kr', 'noto-sans-thai', 'twemoji-colr-font', 'katex']) {
      expect(found.split(', ')).toContain(font);
    }
  });

  it.each([
    [8e9, 'ok'],
    [1.5e9, 'warning'],
    [0.2e9, 'missing'],
  ])('judges %d bytes of free memory as %s', (bytes, status) => {
    expect(examineMemory(bytes).status).toBe(status);
  });

  it.each([
    [8e9, 'ok'],
    [0.5e9, 'warning'],
    [0.01e9, 'missing'],
  ])('judges %d bytes of free disk as %s', (bytes, status) => {
    expect(examineDisk('.', bytes).status).toBe(status);
  });
});
