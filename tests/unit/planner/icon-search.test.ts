import {describe, expect, it} from 'vitest';
import {problemOfIcon} from '../../../agents/icon-hints.ts';
import {AssetBook} from '../../../agents/planner/choose-assets.ts';
import {searchIcons} from '../../../agents/planner/icon-search.ts';

async function namesFor(query: string, limit?: number): Promise<string[]> {
  return (await searchIcons(query, limit)).map(match => match.name);
}

describe('the search for icons', () => {
  it.each([
    ['solar panel', 'lucide:solar-panel'],
    ['Panel, Solar', 'lucide:solar-panel'],
    ['leaf', 'lucide:leaf'],
    ['leaves', 'lucide:leaf'],
    ['trees', 'lucide:trees'],
    ['tree', 'tabler:tree'],
    ['dollar', 'lucide:dollar-sign'],
    ['bank account', 'fluent-emoji-flat:bank'],
    ['dna', 'lucide:dna'],
    ['microscope', 'lucide:microscope'],
    ['microscpe', 'lucide:microscope'],
    ['rocket', 'lucide:rocket'],
    ['heart', 'lucide:heart'],
    ['clock', 'lucide:clock'],
  ])('finds %s', async (query, icon) => {
    expect((await namesFor(query))[0]).toBe(icon);
  });

  it.each(['', '   ', '?!', 'xyzzy', 'qwrtp zkv', 'photosynthesis', 'quantum entanglement'])(
    'finds nothing for %j rather than something else',
    async query => {
      expect(await namesFor(query)).toEqual([]);
    },
  );

  it('takes no icon only because its category has that name', async () => {
    expect(await namesFor('nature')).toEqual([]);
  });

  it('prefers the very name, then the word in a name, then a beginning, then a slip', async () => {
    const [exact] = await searchIcons('microscope');
    const word = (await searchIcons('microscope')).find(icon => icon.name.endsWith('-filled'));
    const [beginning] = await searchIcons('microsc');
    const [slip] = await searchIcons('microscpe');
    const scores = [exact, word, beginning, slip].map(match => match?.score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
    expect(scores.at(-1)).toBeGreaterThan(0);
  });

  it('puts an icon that says the opposite after those that do not', async () => {
    const names = await namesFor('microscope', 20);
    expect(names.indexOf('tabler:microscope-off')).toBeGreaterThan(
      names.indexOf('tabler:microscope-filled'),
    );
  });

  it('gives icons that exist, no more than asked, the best first', async () => {
    const matches = await searchIcons('heart', 5);
    expect(matches).toHaveLength(5);
    expect(matches.map(match => problemOfIcon(match.name))).toEqual(matches.map(() => undefined));
    const scores = matches.map(match => match.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(await namesFor('heart', 0)).toEqual([]);
  });

  it('finds an icon by a former name', async () => {
    expect(await namesFor('home', 3)).toContain('lucide:house');
  });

  it('offers an emoji once, not in every tone of skin', async () => {
    const names = await namesFor('waving hand', 20);
    expect(names).toContain('fluent-emoji-flat:waving-hand');
    expect(names.filter(name => name.includes('waving-hand-'))).toEqual([]);
  });
});

describe('the icons of a lecture', () => {
  it('are the same for a concept in whatever case and number', async () => {
    const book = new AssetBook();
    const icon = await book.iconFor('Trees');
    expect(icon).toBe('tabler:tree');
    expect(await book.iconFor('tree')).toBe(icon);
    expect(await book.iconFor('the TREE')).toBe(icon);
    expect(Object.keys(book.toJSON())).toEqual(['tree']);
  });

  it.each(['bank account', 'mass', 'electron', 'polymer', 'derivative'])(
    'leave out %s, of which there are only a part, a beginning, a logo or the opposite',
    async concept => {
      expect(await new AssetBook().iconFor(concept)).toBeUndefined();
    },
  );

  it('survive being written and read, with what has no icon', async () => {
    const book = new AssetBook();
    await book.iconFor('rocket');
    await book.iconFor('photosynthesis');
    const written = JSON.stringify(book);
    expect(JSON.parse(written)).toEqual({photosynthesis: null, rocket: 'lucide:rocket'});
    const read = AssetBook.fromJSON(JSON.parse(written));
    expect(JSON.stringify(read)).toBe(written);
  });

  it('keep a choice that was written, and search anew for an icon that is gone', async () => {
    const book = AssetBook.fromJSON({leaf: 'tabler:leaf', rocket: 'lucide:no-such-rocket'});
    expect(await book.iconFor('leaves')).toBe('tabler:leaf');
    expect(await book.iconFor('rocket')).toBe('lucide:rocket');
  });
});
