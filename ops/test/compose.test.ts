import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCompose, variablesOf } from './compose-file.ts';
import { stagesOf } from './dockerfile.ts';
import { knownSettings } from './known-settings.ts';
import { read, root, services } from './repository.ts';

const one = 'docker-compose.yml';
const cluster = 'docker-compose.cluster.yml';
const variables = {
  JWT_SECRET: randomBytes(48).toString('base64'),
  MASTER_KEY: randomBytes(32).toString('base64'),
  POSTGRES_PASSWORD: 'abc123',
  ADMIN_EMAIL: 'admin@daybook.example',
  ADMIN_PASSWORD: 'long enough',
  EVENTSTORE_PASSWORD: 'def456',
};
const single = readCompose(one, variables);
const threeNodes = readCompose(cluster, variables);

/** dclint's own types cannot be read by this compiler. */
const found = z.array(z.object({ messages: z.array(z.object({ rule: z.string(), message: z.string() })) }));

it.each([one, cluster])('%s is what the Compose specification allows', (file) => {
  // Its taste in the order of keys is not ours.
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const results = found.parse(linter.lintFiles([join(root, file)], false));
  const faults = results.flatMap(({ messages }) => messages).filter(({ rule }) => rule.startsWith('invalid-'));
  expect(faults).toEqual([]);
});

/** Debian's, where it is installed: nothing here needs it. */
const program = 'docker-compose';
const hasCompose = spawnSync(program, ['version']).status === 0;

describe.runIf(hasCompose)('docker-compose config', () => {
  const config = (files: readonly string[], given: Readonly<Record<string, string>>) => {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-compose-'));
    const env = join(folder, 'env');
    const lines = Object.entries(given).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(env, lines.join(''));
    const chosen = files.flatMap((file) => ['--file', join(root, file)]);
    const result = spawnSync(program, ['--env-file', env, ...chosen, 'config', '--quiet'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '' },
    });
    rmSync(folder, { recursive: true });
    return result;
  };

  it.each([[[one]], [[one, cluster]]])('takes %j', (files) => {
    const { status, stderr } = config(files, variables);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('says which secret is missing', () => {
    const { MASTER_KEY: _left, ...rest } = variables;
    const { status, stderr } = config([one], rest);
    expect(status).not.toBe(0);
    expect(stderr).toContain('set MASTER_KEY in .env');
  });
});

describe.each(services)('%s', (service) => {
  const { environment, build } = single.services[service] ?? { environment: {} };
  const [stage] = stagesOf(`${service}/Dockerfile`).slice(-1);
  const inImage = Object.fromEntries(
    [...(stage?.lines.find((line) => line.startsWith('ENV')) ?? '').matchAll(/(\w+)=(\S+)/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

  it('is built from its own Dockerfile', () => {
    expect(build).toEqual({ context: '.', dockerfile: `${service}/Dockerfile` });
  });

  it('is given no setting that it does not know', () => {
    const { NODE_ENV: mode, ...rest } = inImage;
    expect(mode).toBe('production');
    const given = { ...rest, ...environment, ...threeNodes.services[service]?.environment };
    expect(Object.keys(given).filter((name) => !knownSettings(service).has(name))).toEqual([]);
  });

  it.each(service in threeNodes.services ? [one, cluster] : [one])(
    'starts with the settings of %s: it complains of a wrong port only',
    (file) => {
      const more = file === cluster ? threeNodes.services[service]?.environment : {};
      const { status, stderr } = spawnSync(process.execPath, [join(root, service, 'src', 'main.ts')], {
        encoding: 'utf8',
        env: {
          ...inImage,
          ...environment,
          ...more,
          PORT: 'none',
          NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
        },
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^Cannot start, check the environment: PORT: [^;\n]*\n$/);
    },
  );

  it('is found by the gateway where it listens', () => {
    const named = Object.values(single.services['gateway']?.environment ?? {}).filter((url) => url.includes(service));
    const port = inImage['PORT'];
    if (service === 'projections' || service === 'gateway') expect(named).toEqual([]);
    else expect(named).toEqual([`http://${service}:${port}`]);
    const [, published] = /:(\d+)$/.exec(single.services['gateway']?.ports[0] ?? '') ?? [];
    if (service === 'gateway') expect(published).toBe(port);
  });
});

it('every image of others is pinned, and everything that is waited for exists', () => {
  const all = { ...single.services, ...threeNodes.services };
  const images = Object.values(all).flatMap(({ image }) => image ?? []);
  expect(images.filter((image) => !/:v?\d+\.\d+(\.\d+)?\S*$/.test(image))).toEqual([]);
  for (const { depends_on: waited = [] } of Object.values(all)) {
    const names = Array.isArray(waited) ? waited : Object.keys(waited);
    expect(names.filter((name) => !(name in all))).toEqual([]);
  }
  expect(threeNodes.services['event-store-2']?.image).toBe(single.services['event-store']?.image);
});

it('only the page and the inbox can be reached from outside, and not from other machines', () => {
  const published = Object.entries(single.services).filter(([, { ports }]) => ports.length > 0);
  expect(published.map(([name]) => name)).toEqual(['mailpit', 'gateway']);
  for (const [, { ports }] of published) expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
});

it('ops/env.example names every variable, and leaves every secret empty', () => {
  const lines = read('ops/env.example').split('\n');
  const named = (pattern: RegExp) => new Set(lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
  const [first, second] = [variablesOf(one), variablesOf(cluster)];
  expect(named(/^(\w+)=$/)).toEqual(first.needed);
  const offered = named(/^#(\w+)=/);
  for (const name of [...first.optional, ...second.needed, ...second.optional]) {
    if (!first.needed.has(name)) expect(offered).toContain(name);
  }
});
