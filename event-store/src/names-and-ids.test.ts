import { describe, expect, it } from 'vitest';
import { checkStreamName } from './check-stream-name.ts';
import { InvalidStreamName } from './errors.ts';
import { commandId, eventId } from './event-id.ts';

describe('a stream name', () => {
  it.each(['thing-1', 'a', 'thing_with some~chars!'])('may be %j', (name) => {
    expect(checkStreamName(name)).toBe(name);
  });

  it.each(['', ' ', 'a ', ' a', '$$', '$all', '$$thing-1', 'a\n', 'a\u0000b', 'zahnärztin'])(
    'may not be %j: the server or the client would come to harm',
    (name) => {
      expect(() => checkStreamName(name)).toThrow(InvalidStreamName);
    },
  );
});

it('may have 512 characters and no more', () => {
  expect(checkStreamName('x'.repeat(512))).toHaveLength(512);
  expect(() => checkStreamName('x'.repeat(513))).toThrow(InvalidStreamName);
});

describe('ids', () => {
  const command = commandId('actor', 'key');

  it('are the same for the same command', () => {
    expect(command).toBe('6db4f33b-a43f-582e-9b22-09d2a8ce402c');
    expect(eventId(command, 'thing-1', 0)).toBe(eventId(command, 'thing-1', 0));
  });

  it('differ by actor, key, stream and step, and cannot be made to collide', () => {
    const ids = [
      command,
      commandId('actor2', 'key'),
      commandId('actor', '2key'),
      commandId('act', 'orkey'),
      commandId('actor","key', ''),
      eventId(command, 'thing-1', 0),
      eventId(command, 'thing-1', 10),
      eventId(command, 'thing-11', 0),
      eventId(commandId('actor', 'other'), 'thing-1', 0),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuse nonsense', () => {
    expect(() => eventId('not a uuid', 'thing-1', 0)).toThrow(TypeError);
    expect(() => eventId(command, 'thing-1', -1)).toThrow(RangeError);
  });
});
