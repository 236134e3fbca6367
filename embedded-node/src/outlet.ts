import type { StatusObject } from '@grpc/grpc-js';
import { statusOf } from './refusal.ts';

/** What an outlet needs of a call that sends many messages. */
export interface SendingCall {
  on(event: 'cancelled' | 'close' | 'error' | 'drain', listener: () => void): unknown;
  emit(event: 'error', status: StatusObject): boolean;
  write(message: Buffer): boolean;
  end(): void;
}

/** The sending side of one open call. It waits for slow readers instead of queueing for them, and knows when they left. */
export class Outlet {
  readonly #call: SendingCall;
  readonly #onClosed = new Set<() => void>();
  #closed = false;
  #waiting: (() => void)[] = [];

  constructor(call: SendingCall) {
    this.#call = call;
    const close = (): void => this.#close();
    call.on('cancelled', close);
    call.on('close', close);
    call.on('error', close);
    call.on('drain', () => this.#wake());
  }

  /** Whether the reader left or the call was ended. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Runs an action once the call is over. */
  onClosed(action: () => void): void {
    if (this.#closed) action();
    else this.#onClosed.add(action);
  }

  /** Sends one message. A promise means: the reader is slow, wait for it before sending the next. */
  send(message: Buffer): Promise<void> | undefined {
    if (this.#closed || this.#call.write(message)) return undefined;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Ends the call well. */
  end(): void {
    if (this.#closed) return;
    this.#close();
    this.#call.end();
  }

  /** Ends the call with an error. */
  fail(error: unknown): void {
    if (this.#closed) return;
    this.#close();
    this.#call.emit('error', statusOf(error));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wake();
    for (const action of this.#onClosed) action();
    this.#onClosed.clear();
  }
}
