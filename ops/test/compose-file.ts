import { parse } from 'yaml';
import { z } from 'zod';
import { read } from './repository.ts';

const service = z.looseObject({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
});
const composeFile = z.looseObject({ services: z.record(z.string(), service) });
export type ComposeFile = z.output<typeof composeFile>;

/** `${NAME:?words}`, `${NAME:-value}` */
const variable = /\$\{(?<name>\w+):(?<kind>[?-])(?<rest>[^}]*)\}/g;

/** A file with its variables put in, as Compose does it. @throws when a needed one is missing */
export function readCompose(path: string, variables: Readonly<Record<string, string>>): ComposeFile {
  const text = read(path).replaceAll(variable, (_all, name: string, kind: string, rest: string) => {
    const value = variables[name];
    if (value !== undefined && value !== '') return value;
    if (kind === '?') throw new Error(rest);
    return rest;
  });
  return composeFile.parse(parse(text, { merge: true }));
}

/** The variables a file knows. */
export function variablesOf(path: string): { readonly needed: Set<string>; readonly optional: Set<string> } {
  const found = [...read(path).matchAll(variable)].map(({ groups }) => groups);
  const ofKind = (kind: string) =>
    new Set(found.filter((groups) => groups?.['kind'] === kind).map((groups) => groups?.['name'] ?? ''));
  return { needed: ofKind('?'), optional: ofKind('-') };
}
