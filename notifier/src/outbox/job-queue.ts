import type { Logger } from '@daybook/platform/logger.ts';
import { fromKysely, PgBoss, type JobResult } from 'pg-boss';
import { z } from 'zod';
import type { NotifierDatabase } from '../database/notifier-tables.ts';

/** What became of one attempt to send. */
export type Attempt = { readonly outcome: 'done' } | { readonly outcome: 'retry' | 'dead'; readonly reason: string };

/** Jobs that carry messages to workers: who sends next, when to try again, when to give up. */
export interface JobQueue {
  /** Makes jobs within the caller's transaction. */
  enqueue(transaction: NotifierDatabase, messages: readonly string[]): Promise<void>;
  /** Takes jobs until `stop`. `bury` is told of messages that were given up. */
  work(deliver: (message: string) => Promise<Attempt>, bury: (message: string) => Promise<void>): Promise<void>;
  /** Lets the attempts in hand end, and gives back the rest. */
  stop(): Promise<void>;
}

const mails = 'mail';
const deadMails = 'mail-dead';
const payload = z.object({ message: z.uuid() });

/** At most this many mails are being sent by one process. */
export const mailsAtOnce = 10;
const workers = 2;

/**
 * Opens the queue, with its own tables (schema `notifier_jobs`) and connections.
 * @param retries how often a mail is tried again: after 1 s, 2 s, 4 s … at most 10 minutes, with jitter
 */
export async function openJobQueue(databaseUrl: string, retries: number, logger: Logger): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'notifier_jobs',
    application_name: 'daybook-notifier-jobs',
    max: 4,
    useListenNotify: true,
    schedule: false,
    // A worker that was killed is noticed by its missing heartbeat, 10 s, and one of these rounds.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue failed; it goes on by itself'));
  const shared = {
    expireInSeconds: 300,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 86_400,
    // Ten years: a message that nobody has sent yet is never tidied away, however long every notifier was down.
    retentionSeconds: 315_360_000,
    notify: true,
  };
  const patient = { retryLimit: retries, retryDelay: 1, retryBackoff: true, retryDelayMax: 600 };
  try {
    await boss.start();
    for (const [name, options] of [
      [deadMails, { ...shared, retryLimit: 1_000, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 }],
      [mails, { ...shared, ...patient, deadLetter: deadMails }],
    ] as const) {
      await boss.createQueue(name, options);
      await boss.updateQueue(name, options);
    }
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };
  return {
    enqueue: async (transaction, messages) => {
      if (messages.length === 0) return;
      const jobs = messages.map((message) => ({ data: { message } }));
      await boss.insert(mails, jobs, { db: fromKysely(transaction) });
    },
    work: async (deliver, bury) => {
      await boss.work(
        mails,
        {
          ...polling,
          batchSize: mailsAtOnce / workers,
          localConcurrency: workers,
          burstWhenBatchFull: true,
          perJobResults: true,
        },
        (jobs) =>
          Promise.all(
            jobs.map(async ({ id, data }): Promise<JobResult> => {
              const attempt = await deliver(payload.parse(data).message);
              if (attempt.outcome === 'done') return { id, status: 'completed' };
              const status = attempt.outcome === 'dead' ? 'deadletter' : 'failed';
              return { id, status, output: { reason: attempt.reason } };
            }),
          ),
      );
      await boss.work(deadMails, polling, async (jobs) => {
        for (const { data } of jobs) await bury(payload.parse(data).message);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 2_500 }),
  };
}
