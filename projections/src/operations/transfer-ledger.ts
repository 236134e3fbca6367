/** What is wrong with the order of a move to another page, and the event it clashes with. */
export interface Disorder<Source> {
  readonly detail: string;
  readonly with: Source | undefined;
}

/** How far a move is. */
interface Transfer<Source> {
  readonly outcome: 'moved' | 'refused' | undefined;
  readonly source: Source;
}

/** Every move to another page: reserved once, decided once by the page it leaves, ended by who has read that (DESIGN §4). */
export class TransferLedger<Source> {
  readonly #transfers = new Map<string, Transfer<Source>>();

  reserve(transferId: string, source: Source): Disorder<Source>[] {
    const before = this.#transfers.get(transferId);
    this.#transfers.set(transferId, { outcome: before?.outcome, source });
    if (before === undefined) return [];
    return [{ detail: `the transfer ${transferId} was reserved before`, with: before.source }];
  }

  /** The first outcome stands. */
  decide(transferId: string, outcome: 'moved' | 'refused', source: Source): Disorder<Source>[] {
    const before = this.#transfers.get(transferId);
    if (before?.outcome === undefined) {
      this.#transfers.set(transferId, { outcome, source });
      return [];
    }
    const detail = `the transfer ${transferId} was ${before.outcome} before it was ${outcome}`;
    return [{ detail, with: before.source }];
  }

  /** What the page it leaves has decided, and where. */
  outcomeOf(transferId: string): Transfer<Source> | undefined {
    return this.#transfers.get(transferId);
  }
}
