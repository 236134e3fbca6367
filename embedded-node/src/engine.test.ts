import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Command, Outcome } from './command.ts';
import { Engine } from './engine.ts';
import { openDatabase } from './open-database.ts';
import { Store } from './store.ts';

const append = (stream: string, ...ids: string[]): Command => ({
  kind: 'append',
  stream,
  expected: { kind: 'no_stream' },
  events: ids.map((id) => ({
    id,
    type: 't',
    contentType: 'a/b',
    data: Buffer.from('x'),
    customMetadata: Buffer.alloc(0),
  })),
});

function engineInMemory(onFailure?: (error: unknown) => void): Engine {
  return new Engine(new Store(openDatabase(undefined)), onFailure);
}

test('commands that wait together share a commit, and are decided in their order', async () => {
  const engine = engineInMemory();
  onTestFinished(() => engine.close());
  const id = randomUUID();
  const outcomes = await Promise.all([
    engine.submit(append('a', id)),
    engine.submit(append('a', id)),
    engine.submit(append('a', randomUUID())),
    engine.submit(append('b', randomUUID())),
  ]);
  expect(outcomes.map(({ kind }) => kind)).toEqual<Outcome['kind'][]>(['done', 'done', 'wrong', 'done']);
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(engine.counts).toMatchObject({ commits: 1, commands: 4 });
});

test('a sleeper hears of commits to its stream only, and of one that came while it was awake', async () => {
  const engine = engineInMemory();
  onTestFinished(() => engine.close());
  const [own, other, everything] = [engine.commits.sleeper('a'), engine.commits.sleeper('b'), engine.commits.sleeper()];
  let otherWoke = false;
  void other.sleep().then(() => (otherWoke = true));
  await engine.submit(append('a', randomUUID()));
  await Promise.all([own.sleep(), everything.sleep()]);
  expect(otherWoke).toBe(false);
});

test('a failed commit fails the whole batch, and the engine takes nothing more', async () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => complaint.mockRestore());
  const onFailure = vi.fn<(error: unknown) => void>();
  const engine = engineInMemory(onFailure);
  const batch = [engine.submit(append('a', randomUUID())), engine.submit(append('b', randomUUID()))];
  engine.store.close();
  for (const { status } of await Promise.allSettled(batch)) expect(status).toBe('rejected');
  await expect(engine.submit(append('c', randomUUID()))).rejects.toThrow('Server Is Not Ready');
  expect(engine.failure).toBeInstanceOf(Error);
  expect(onFailure).toHaveBeenCalledOnce();
  expect(complaint).toHaveBeenCalledOnce();
});
