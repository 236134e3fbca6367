import { messageOf } from './errors.ts';

/** Nothing but failures for this long, in ms, is red unless a consumer says otherwise. */
export const RED_AFTER_MS = 60_000;

/** What a consumer's `onState` is told. */
export interface ConsumerState {
  readonly state: 'green' | 'red';
  readonly error?: string;
}

/** Keeps count of a consumer's failures and tells when its state changes. */
export class ConsumerHealth {
  private readonly tell: (state: ConsumerState) => void;
  private readonly redAfterMs: number;
  private state: ConsumerState['state'] | undefined;
  private lastError = '';
  private red: NodeJS.Timeout | undefined;
  /** Failures since the last progress. */
  failures = 0;

  constructor(tell: (state: ConsumerState) => void, redAfterMs = RED_AFTER_MS) {
    this.tell = tell;
    this.redAfterMs = redAfterMs;
  }

  /** A batch was committed, or there is nothing to do and the subscription stands. */
  progressed(): void {
    this.failures = 0;
    this.stop();
    if (this.state === 'green') return;
    this.state = 'green';
    this.tell({ state: 'green' });
  }

  /** An attempt failed. A timer and not the next attempt turns it red: attempts may be half a minute apart. */
  failed(error: unknown): void {
    this.failures += 1;
    this.lastError = messageOf(error);
    if (this.state === 'red') return;
    this.red ??= setTimeout(() => this.turnRed(), this.redAfterMs).unref();
  }

  /** It failed for good. */
  gaveUp(error: unknown): void {
    this.lastError = messageOf(error);
    this.stop();
    this.turnRed();
  }

  /** Tells nothing more. */
  stop(): void {
    clearTimeout(this.red);
    this.red = undefined;
  }

  private turnRed(): void {
    this.state = 'red';
    this.tell({ state: 'red', error: this.lastError });
  }
}
