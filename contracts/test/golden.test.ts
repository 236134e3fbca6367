import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { eventCatalogue } from '../src/events/catalogue.ts';

/**
 * golden/<Type>.v<n>.json holds one event of every version ever written, and the schema it was written with.
 * A file is made once (GOLDEN=write) and never changed: a schema that differs from its file needs a new version.
 */
const folder = fileURLToPath(new URL('../golden/', import.meta.url));
const golden = z.object({ data: z.record(z.string(), z.unknown()), schema: z.unknown() });
const read = (name: string) => golden.parse(JSON.parse(readFileSync(`${folder}${name}`, 'utf8')));
const schemaOf = (schema: z.ZodType): unknown =>
  JSON.parse(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

if (process.env['GOLDEN'] === 'write') {
  const { goldenSamples } = await import('./golden-samples.ts');
  for (const { type, version, schema } of eventCatalogue) {
    const name = `${type}.v${version}.json`;
    if (!files.includes(name))
      writeFileSync(
        `${folder}${name}`,
        `${JSON.stringify({ data: goldenSamples[type], schema: schemaOf(schema) }, undefined, 2)}\n`,
      );
  }
}

test.each([...eventCatalogue])('$type v$version is what its golden file says', ({ type, version, schema }) => {
  expect(files).toContain(`${type}.v${version}.json`);
  expect(schemaOf(schema)).toEqual(read(`${type}.v${version}.json`).schema);
});

test.each(files)('%s is still understood', (name) => {
  const [, type, written] = /^(\w+)\.v(\d+)\.json$/.exec(name) ?? [];
  const definition = eventCatalogue.find((known) => known.type === type);
  if (definition === undefined) throw new Error(`${type} was written once and is not in the catalogue any more`);
  const upcasters: Readonly<Record<number, (data: unknown) => unknown>> = definition.upcasters ?? {};
  let { data }: { data: unknown } = read(name);
  for (let version = Number(written); version < definition.version; version++) data = upcasters[version]?.(data);
  expect(definition.schema.parse(data)).toEqual(data);
});

test('every personal field is named with the person whose key seals it', () => {
  for (const definition of eventCatalogue) {
    const shape = Object.keys(definition.schema.shape);
    for (const field of definition.personal ?? []) expect(shape).toContain(field);
    if (definition.personal !== undefined) expect(shape).toContain(definition.subject);
  }
});
