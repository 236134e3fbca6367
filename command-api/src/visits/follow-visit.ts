import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { pageOfAppointment, parsePageId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { refuse, type Decision } from '@daybook/scheduling/decision.ts';
import { onArrival } from '@daybook/scheduling/page/finish-transfer.ts';
import type { Gone, Page, Reservation, Visit } from '@daybook/scheduling/page/page-state.ts';
import type { PageRefusal } from '@daybook/scheduling/page/refusal-reason.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Settled } from '../write-path/command-table.ts';
import { decisionOf } from '../write-path/once.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { finishMove } from './finish-move.ts';

/** The page an appointment was last known to stand on, and the transfer that brought it there. */
export interface Whereabouts {
  readonly address: PageAddress;
  readonly transferId?: string;
  readonly move: number;
}

/** Where a visit was made; its id says it. @returns undefined when the id has no address */
export function originOf(appointmentId: string): Whereabouts | undefined {
  const address = pageOfAppointment(appointmentId);
  return address === undefined ? undefined : { address, move: 0 };
}

/**
 * The next page of a visit that left this one; only rising moves are followed (DESIGN §3.3). What the cache knows of an
 * earlier leave than the one that is looked for is no answer.
 */
export async function nextPage(
  { pages }: Pick<Services, 'pages'>,
  appointmentId: string,
  { address, move }: Whereabouts,
): Promise<Whereabouts | undefined> {
  const gone = await pages.look(dayStream(address), (page) => goneAfter(page, appointmentId, move));
  const next = gone === undefined ? undefined : parsePageId(gone.page);
  if (gone === undefined || next === undefined) return undefined;
  return { address: next, move: gone.move, transferId: gone.transferId };
}

/** Where a visit went from a page by a later move than the one it came by. */
function goneAfter(page: Page, appointmentId: string, move: number): Gone | undefined {
  const gone = page.gone.get(appointmentId);
  return gone !== undefined && gone.move > move ? gone : undefined;
}

/** What a command wants of a visit's page, wherever that is. */
export interface VisitTask<A> {
  readonly decide: (page: Page, address: PageAddress) => Decision<DayEvent, PageRefusal>;
  readonly answer: (events: readonly DayEvent[], page: Page, address: PageAddress) => A;
}

/**
 * Carries out a command on the page a visit stands on, following it from the page it was made on. Every page it passes is
 * asked for its memory of the command; a visit whose move is committed but not confirmed is confirmed on the way.
 */
export async function runOnVisit<A>(
  services: Pick<Services, 'pages'>,
  command: Command,
  appointmentId: string,
  origin: Whereabouts,
  settled: Settled | undefined,
  { decide, answer }: VisitTask<A>,
): Promise<Outcome<A>> {
  let restarts = mostRestarts;
  for (let at: Whereabouts = origin; ;) {
    const { address, transferId } = at;
    const decideHere = (page: Page) => {
      if (settled === undefined) return decide(page, address);
      return page.gone.has(appointmentId) ? elsewhere : decisionOf(settled);
    };
    const outcome = await services.pages.run(command, {
      stream: dayStream(address),
      decide: (page) => {
        const decision = onArrival(page, address, transferId, decideHere);
        return isArrivalAlone(decision) ? arriving : decision;
      },
      answer: (events, page) => answer(events, page, address),
    });
    if (outcome.kind !== 'refused') return outcome;
    const { reason } = outcome.refusal;
    if (reason === arriving.refused.reason && transferId !== undefined) {
      const confirmed = await finishMove(services, command, { transferId, target: address, isGiven: true });
      if (confirmed.kind !== 'done') return { kind: 'unknown' };
      continue;
    }
    if (reason !== elsewhere.refused.reason) return outcome;
    const next = await nextPage(services, appointmentId, at);
    // It came back to a page of the way meanwhile.
    if (next === undefined && restarts-- === 0) return outcome;
    at = next ?? origin;
  }
}

const mostRestarts = 5;
const elsewhere = refuse('appointment-elsewhere', 'The appointment stands on another page now.', 'id');
const arriving = refuse('appointment-arriving', 'The appointment is arriving on this page.', 'id');

/** Whether a command has nothing of its own to add: then the confirmation is not its own either, and must not be remembered as such. */
const isArrivalAlone = (decision: Decision<DayEvent>): boolean =>
  'ok' in decision && decision.ok.length === 1 && decision.ok[0]?.type === 'TransferConfirmed';

/** A visit as last seen, possibly a moment old: what facts are gathered by, never what is decided by. */
export async function glimpseVisit(
  services: Pick<Services, 'pages'>,
  appointmentId: string,
  origin: Whereabouts,
): Promise<{ readonly visit: Visit | Reservation; readonly at: Whereabouts } | undefined> {
  for (let at: Whereabouts | undefined = origin; at !== undefined; at = await nextPage(services, appointmentId, at)) {
    const { transferId, move } = at;
    const visit = await services.pages.look<Visit | Reservation | 'gone'>(dayStream(at.address), (page) =>
      goneAfter(page, appointmentId, move) !== undefined
        ? 'gone'
        : (page.visits.get(appointmentId) ??
          (transferId === undefined ? undefined : page.reservations.get(transferId))),
    );
    if (visit === undefined) return undefined;
    if (visit !== 'gone') return { visit, at };
  }
  return undefined;
}
