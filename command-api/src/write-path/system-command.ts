import { randomUUID } from 'node:crypto';
import { NIL, v5 } from 'uuid';
import type { Command } from './command.ts';

/** A step of a command that has its own place in a stream's memory: the same step of the same command is the same step. */
export const stepOf = (command: Command, step: string): Command => ({ ...command, id: v5(step, command.id) });

/** A command a policy of ours gives. @param id from what made it necessary, where doing it twice could do harm */
export const systemCommand = (id: string = randomUUID()): Command => ({
  id,
  actor: { accountId: NIL, role: 'system' },
  fingerprint: id,
  correlationId: randomUUID(),
  repeatable: false,
});
