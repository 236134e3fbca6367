import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import { SchemaTooNew, UnreadableEvent } from './errors.ts';
import { createRegistry, type EventOf } from './registry.ts';
import { type StoredEvent, UNREADABLE_METADATA } from './stored-event.ts';

const Opened = {
  type: 'Opened',
  version: 1,
  schema: z.object({ at: z.string(), by: z.string().default('?') }),
} as const;
const Moved = {
  type: 'Moved',
  version: 3,
  schema: z.object({
    to: z.object({ x: z.number(), y: z.number() }),
    steps: z.array(z.object({ n: z.number() })).default([]),
  }),
  upcasters: {
    1: (data: unknown) => ({ target: z.object({ x: z.number() }).parse(data) }),
    2: (data: unknown) => ({ to: { ...z.object({ target: z.object({ x: z.number() }) }).parse(data).target, y: 0 } }),
  },
  personal: ['to'],
} as const;
const registry = createRegistry([Opened, Moved]);

const stored = (type: string, data: unknown, metadata: Record<string, unknown> = {}): StoredEvent => ({
  id: '6f2f8f5e-55a7-4bd4-8f2c-3a3f6ad0c001',
  type,
  stream: 'thing-1',
  revision: 4n,
  position: 90n,
  at: '2026-01-01T00:00:00.000Z',
  data,
  metadata,
});

describe('writing', () => {
  it('fills in defaults', () => {
    expect(registry.encode('Opened', { at: 'now' })).toEqual({ at: 'now', by: '?' });
  });

  it('refuses unknown keys, nested ones too, and names them', () => {
    const opened = { at: 'now', colour: 'red' };
    expect(() => registry.encode('Opened', opened)).toThrow('unknown key: colour');
    const moved = { to: { x: 1, y: 2, z: 3 } };
    expect(() => registry.encode('Moved', moved)).toThrow('unknown key: to.z');
    const steps = { to: { x: 1, y: 2 }, steps: [{ n: 1 }, { n: 2, m: 3 }] };
    expect(() => registry.encode('Moved', steps)).toThrow('unknown key: steps.1.m');
  });

  it('refuses data that do not fit', () => {
    // @ts-expect-error `at` is a string
    expect(() => registry.encode('Opened', { at: 1 })).toThrow('Opened does not fit');
  });

  it('refuses unknown types', () => {
    // @ts-expect-error there is no such type
    expect(() => registry.encode('Closed', {})).toThrow('Closed is not defined');
  });
});

describe('reading', () => {
  it('gives a union told apart by type', () => {
    const decoded = registry.decode(stored('Moved', { to: { x: 1, y: 2 } }, { schemaVersion: 3 }));
    if (!decoded.known || decoded.event.type !== 'Moved') throw new Error('expected Moved');
    expectTypeOf(decoded.event.data.to).toEqualTypeOf<{ x: number; y: number }>();
    expect(decoded.event.data).toEqual({ to: { x: 1, y: 2 }, steps: [] });
  });

  it('takes a record of definitions too', () => {
    const byName = createRegistry({ opened: Opened, moved: Moved });
    expectTypeOf<ReturnType<typeof byName.decode>>().toEqualTypeOf<ReturnType<typeof registry.decode>>();
    expectTypeOf<EventOf<readonly [typeof Opened]>>().toEqualTypeOf<{
      readonly type: 'Opened';
      readonly data: { at: string; by: string };
    }>();
    expect(byName.definition('Moved')?.version).toBe(3);
  });

  it('upcasts one version at a time', () => {
    const decoded = registry.decode(stored('Moved', { x: 7 }, { schemaVersion: 1 }));
    expect(decoded).toMatchObject({ known: true, event: { data: { to: { x: 7, y: 0 } } } });
  });

  it('strips unknown keys, even where the schema is strict', () => {
    const strict = createRegistry([
      { type: 'S', version: 1, schema: z.strictObject({ a: z.strictObject({ b: z.number() }) }) },
    ]);
    expect(strict.decode(stored('S', { a: { b: 1, c: 2 }, d: 3 }))).toMatchObject({ event: { data: { a: { b: 1 } } } });
    expect(registry.decode(stored('Opened', { at: 'x', by: 'y', later: 1 }))).toMatchObject({
      event: { data: { at: 'x', by: 'y' } },
    });
  });

  it('passes over unknown types', () => {
    expect(registry.decode(stored('Painted', {}))).toMatchObject({ known: false, stored: { type: 'Painted' } });
  });

  it('stops at a newer version than its own', () => {
    expect(() => registry.decode(stored('Opened', { at: 'x' }, { schemaVersion: 2 }))).toThrow(SchemaTooNew);
  });

  it('trap 16: malformed JSON arrives as a string, bad metadata as bytes: both are named, never guessed at', () => {
    const malformed = (): unknown => registry.decode(stored('Opened', '{"at":'));
    expect(malformed).toThrow(UnreadableEvent);
    expect(malformed).toThrow('6f2f8f5e-55a7-4bd4-8f2c-3a3f6ad0c001 (thing-1@4)');
    const badMetadata = stored('Opened', { at: 'x' }, { [UNREADABLE_METADATA]: true });
    expect(() => registry.decode(badMetadata)).toThrow('metadata are not a JSON object');
  });

  it('names the event when an upcaster fails', () => {
    expect(() => registry.decode(stored('Moved', { x: 'no' }, { schemaVersion: 1 }))).toThrow(
      'upcaster from version 1',
    );
  });
});

it('refuses two definitions of one type', () => {
  expect(() => createRegistry([Opened, Opened])).toThrow('defined twice');
});
