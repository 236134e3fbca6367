import { Counter, Gauge } from '@daybook/platform/metrics.ts';

const mails = new Counter({
  name: 'notifier_mails_total',
  help: 'Attempts to send a mail, by what came of them',
  labelNames: ['result'],
});
const depth = new Gauge({ name: 'notifier_outbox_depth', help: 'Messages that wait to be sent' });
const dead = new Gauge({ name: 'notifier_dead_letters', help: 'Messages that were given up' });
const lag = new Gauge({ name: 'notifier_lag', help: 'Head of the log minus the committed position' });

/** Counts one attempt. */
export const countMail = (result: 'sent' | 'failed' | 'cancelled'): void => mails.inc({ result });

/** Shows how the outbox stands; positions above 2^53 lose their last digits here and only here. */
export function showOutbox(waiting: number, givenUp: number, behind: bigint): void {
  depth.set(waiting);
  dead.set(givenUp);
  lag.set(behind > 0n ? Number(behind) : 0);
}
