import {describe, expect, it} from 'vitest';
import {iconsNamedIn} from '../../renderer/node/vite/icon-drawings.ts';

describe('the icons of a scene', () => {
  it('are found by the names in its source, each once, others left out', async () => {
    const source = `new Icon({name: 'lucide:leaf'}); icon: "tabler:atom-2"; 'lucide:leaf'; 'lucide:leef'`;
    const icons = await iconsNamedIn(source);
    expect(Object.keys(icons)).toEqual(['lucide:leaf', 'tabler:atom-2']);
    expect(icons['lucide:leaf']).toMatchObject({width: 24, height: 24});
    expect(icons['lucide:leaf']?.body).toContain('currentColor');
  });
});
