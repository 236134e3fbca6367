import type { ServerWritableStream } from '@grpc/grpc-js';
import { statusOf } from './refusal.ts';

/** The sending side of one open call. It waits for slow readers instead of queueing for them, and knows when they left. */
export class Outlet {
  readonly #call: ServerWritableStream<unknown, Buffer>;
  readonly #onClosed = new Set<() => void>();
  #closed = false;
  #drained: (() => void) | undefined;

  constructor(call: ServerWritableStream<unknown, Buffer>) {
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
      this.#drained = resolve;
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
    const drained = this.#drained;
    this.#drained = undefined;
    drained?.();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wake();
    for (const action of this.#onClosed) action();
    this.#onClosed.clear();
  }
}
