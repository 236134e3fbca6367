import { sql } from 'kysely';
import { parsePageId } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { abandonTransfer } from '@daybook/scheduling/page/give-visit-away.ts';
import type { Services } from '../http/services.ts';
import { finishMove } from '../visits/finish-move.ts';
import { systemCommand } from '../write-path/system-command.ts';
import { oneByOne } from './one-by-one.ts';

/** A move the read model knows no end of. */
export interface OpenTransfer {
  readonly transfer_id: string;
  readonly appointment_id: string;
  readonly source_page: string;
  readonly target_page: string;
}

/**
 * Finishes moves that were left half-way (DESIGN §4): the source is given an outcome if it has none, and the target is
 * told. The read model only suggests which; the pages decide, so a stale suggestion does nothing.
 */
export async function recoverTransfers(services: Services): Promise<number> {
  const { rows } = await sql<OpenTransfer>`
    select transfer_id, appointment_id, source_page, target_page from schedule.transfer
    where status in ('reserved', 'moved', 'refused') and reserved_at < now() - make_interval(secs => ${services.abandonedAfter})
    order by reserved_at limit 100`.execute(services.database);
  return oneByOne(rows, services.logger, (transfer) => recoverTransfer(services, transfer));
}

/** Gives one move its end. Whatever became of it meanwhile stands. */
export async function recoverTransfer(
  { pages, logger }: Pick<Services, 'pages' | 'logger'>,
  transfer: OpenTransfer,
): Promise<void> {
  const { transfer_id: transferId, appointment_id: appointmentId } = transfer;
  const source = parsePageId(transfer.source_page);
  const target = parsePageId(transfer.target_page);
  if (source === undefined || target === undefined) throw new TypeError(`transfer ${transferId} has no pages`);
  const given = await pages.run(systemCommand(), {
    stream: dayStream(source),
    decide: (page) => abandonTransfer(page, { address: source, transferId, appointmentId }),
    answer: (_events, page) => page.outcomes.get(transferId) === 'out',
  });
  if (given.kind !== 'done') return;
  const finished = await finishMove({ pages }, systemCommand(), { transferId, target, isGiven: given.answer });
  logger.info(
    { transferId, isGiven: given.answer, outcome: finished.kind },
    'a move that was left half-way is finished',
  );
}
