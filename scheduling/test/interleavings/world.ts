import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import {
  appointmentId,
  pageId,
  pageOfAppointment,
  parsePageId,
  slotId,
  type PageAddress,
} from '@daybook/contracts/page-address.ts';
import type { Decision } from '../../src/decision.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { onArrival } from '../../src/page/finish-transfer.ts';
import { blankPage, type Gone, type GrowingPage, type Page } from '../../src/page/page-state.ts';
import type { PageRefusal } from '../../src/page/refusal-reason.ts';
import { otherPractitionerId, practitionerId } from '../clinic.ts';
import { Ledger } from './ledger.ts';

/** Late on one day and early on the next of two practitioners: what leaks over midnight would meet something there. */
export const addresses: readonly PageAddress[] = [practitionerId, otherPractitionerId].flatMap((id) =>
  ['2026-11-24', '2026-11-25'].map((date) => ({ practitionerId: id, date })),
);
export const dayOf = ({ date }: PageAddress) => {
  const start = `${date}T00:00:00.000Z`;
  return { bookZone: 'UTC', start, end: new Date(Date.parse(start) + 86_400_000).toISOString() };
};
/** A quarter of an hour of the page's four busy hours. */
export const quarter = (address: PageAddress, n: number): string => {
  const busyFrom = address.date === '2026-11-24' ? 20 * 60 : 0;
  return new Date(Date.parse(`${address.date}T00:00:00.000Z`) + (busyFrom + n * 15) * 60_000).toISOString();
};

/** A move to another page, as far as its handler came. */
export interface Transfer {
  readonly transferId: string;
  readonly appointmentId: string;
  readonly source: PageAddress;
  readonly target: PageAddress;
  readonly expectedStart: string;
  readonly move: number;
}

/** An old command may come again at any time, word for word. */
export type Asked = (world: World) => void;

/** Pages as the deciders see them, and beside them the ledger that reads events alone. */
export class World {
  now = '2026-11-24T19:30:00.000Z';
  readonly pages = new Map<string, GrowingPage>(addresses.map((address) => [pageId(address), blankPage()]));
  readonly ledger = new Ledger();
  readonly transfers: Transfer[] = [];
  readonly asked: Asked[] = [];
  readonly log: { readonly page: string; readonly event: DayEvent }[] = [];
  #made = 0;

  #nonce(): string {
    return (++this.#made).toString(16).padStart(12, '0');
  }
  newSlotId = (address: PageAddress): string => slotId(address, this.#nonce());
  newAppointmentId = (address: PageAddress): string => appointmentId(address, this.#nonce());
  newTransferId = (): string => `t${this.#nonce()}`;

  page(address: PageAddress): GrowingPage {
    const page = this.pages.get(pageId(address));
    if (page === undefined) throw new Error(`no such page: ${pageId(address)}`);
    return page;
  }

  /** One command on one page: decided on the whole page, appended whole. */
  run(address: PageAddress, decide: (page: Page) => Decision<DayEvent>): readonly DayEvent[] {
    const page = this.page(address);
    const decision = decide(page);
    if ('refused' in decision) return [];
    for (const event of decision.ok) {
      this.ledger.read(pageId(address), event);
      evolvePage(page, event);
      this.log.push({ page: pageId(address), event });
    }
    return decision.ok;
  }

  /** Follows a visit along rising moves to where it stands, or is about to. */
  whereIs(appointmentId: string): { readonly address: PageAddress; readonly transferId?: string } {
    const madeOn = pageOfAppointment(appointmentId);
    if (madeOn === undefined) throw new Error(`not an appointment: ${appointmentId}`);
    let address = madeOn;
    let move = 0;
    let transferId: string | undefined;
    for (;;) {
      const gone: Gone | undefined = this.page(address).gone.get(appointmentId);
      if (gone === undefined || gone.move <= move)
        return transferId === undefined ? { address } : { address, transferId };
      ({ move, transferId } = gone);
      address = parsePageId(gone.page) ?? address;
    }
  }

  /** A command about a visit, wherever it stands. */
  runOn(
    appointmentId: string,
    decide: (page: Page, address: PageAddress) => Decision<DayEvent, PageRefusal>,
  ): readonly DayEvent[] {
    const { address, transferId } = this.whereIs(appointmentId);
    return this.run(address, (page) => onArrival(page, address, transferId, (arrived) => decide(arrived, address)));
  }

  /** The visits there are, in any state, wherever they stand. */
  visits(): string[] {
    return [...this.pages.values()].flatMap((page) => [
      ...page.visits.keys(),
      ...[...page.reservations.values()].map((reserved) => reserved.appointmentId),
    ]);
  }
}
