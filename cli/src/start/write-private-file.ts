import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file only its owner can read, whole or not at all: a crash in between leaves the old one. */
export async function writePrivateFile(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  await rename(half, file);
}
