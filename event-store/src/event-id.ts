import { v5 } from 'uuid';

/** Namespace of command ids. Drawn once; a change would make every repeated command a new one. */
const COMMANDS = 'b0a9d3c5-6f0e-4a53-9a55-6d7d0f6c2f7e';

/**
 * The id of a command: one actor repeating one key gets one id, and two actors never share one.
 * The pair is written as JSON so that no choice of actor and key can imitate another pair.
 */
export function commandId(actor: string, key: string): string {
  return v5(JSON.stringify([actor, key]), COMMANDS);
}

/**
 * The id of the `step`-th event (from 0) that a command appends to a stream. Deciding again gives the same ids, which is
 * what makes the server recognise a repeated append. The stream is part of it because the server remembers an id for one
 * stream only.
 *
 * @throws TypeError when `commandId` is not a uuid
 */
export function eventId(commandId: string, stream: string, step: number): string {
  if (!Number.isSafeInteger(step) || step < 0) throw new RangeError(`step must be a whole number from 0, got ${step}`);
  return v5(JSON.stringify([stream, step]), commandId);
}
