/**
 * The address of one page of the daybook (DESIGN §3.3): ids of slots and appointments carry the page they were made
 * on, so that the write side finds the stream without a read model. The address routes; it never authorises and is
 * never shown to people.
 */
export interface PageAddress {
  readonly practitionerId: string;
  /** The page's date in the practitioner's book zone, yyyy-mm-dd. */
  readonly date: string;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const page = `(${uuid})_(\\d{4}-\\d{2}-\\d{2})`;
const pageForm = new RegExp(`^${page}$`);
export const slotIdForm = new RegExp(`^${page}_s[0-9a-f]{12}$`);
export const appointmentIdForm = new RegExp(`^${page}_a[0-9a-f]{12}$`);

/** The page id, which is also what follows `day-` in the stream's name. */
export const pageId = (address: PageAddress): string => `${address.practitionerId}_${address.date}`;

/** @param nonce twelve lower-case hex digits, unique on the page */
export const slotId = (address: PageAddress, nonce: string): string => `${pageId(address)}_s${nonce}`;

/** @param nonce twelve lower-case hex digits, unique on the page */
export const appointmentId = (address: PageAddress, nonce: string): string => `${pageId(address)}_a${nonce}`;

function parse(form: RegExp, id: string): PageAddress | undefined {
  const [, practitionerId, date] = form.exec(id) ?? [];
  if (practitionerId === undefined || date === undefined) return undefined;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return undefined;
  return { practitionerId, date };
}

/** The page a slot id was made on, or undefined when the id is not exactly of its form. */
export const pageOfSlot = (id: string): PageAddress | undefined => parse(slotIdForm, id);

/** The page an appointment id was made on, or undefined when the id is not exactly of its form. */
export const pageOfAppointment = (id: string): PageAddress | undefined => parse(appointmentIdForm, id);

/** The address of a page id, or undefined when it is not exactly of its form. */
export const parsePageId = (id: string): PageAddress | undefined => parse(pageForm, id);
