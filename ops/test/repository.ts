import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the repository, by its path from the root. */
export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** The services that have an image of their own. */
export const services = ['command-api', 'query-api', 'projections', 'notifier', 'gateway'] as const;
export type Service = (typeof services)[number];

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** What a package.json asks for when it runs. */
export const manifestOf = (path: string): z.output<typeof manifest> => manifest.parse(JSON.parse(read(path)));

/** A workspace and every workspace that it needs to run, by folder. */
export function closureOf(workspace: string): Set<string> {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    found.add(folder);
    for (const name of Object.keys(manifestOf(`${folder}/package.json`).dependencies)) {
      if (name.startsWith('@daybook/')) visit(name.slice('@daybook/'.length));
    }
  };
  visit(workspace);
  return found;
}
