import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { read, root } from './repository.ts';

const pages = globSync(['*.md', 'docs/**/*.md', '*/README.md'], { cwd: root, exclude: ['node_modules/**', 'data/**'] });

it.each(pages)('%s links to files that are there', (page) => {
  const text = read(page).replaceAll(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '');
  const files = links
    .filter((link) => !/^(https?:|#)/.test(link))
    .map((link) => join(dirname(page), link.split('#')[0] ?? ''));
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
