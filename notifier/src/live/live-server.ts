import type { Server, Socket } from 'socket.io';

/** What a page is told: read this topic anew, at this position or later. */
export interface Changed {
  readonly topic: string;
  readonly position: string;
}

/** What a page may ask. */
interface FromPage {
  watch: (request: unknown, answer?: unknown) => void;
  unwatch: (request: unknown, answer?: unknown) => void;
}

interface ToPage {
  changed: (change: Changed) => void;
}

export type LiveServer = Server<FromPage, ToPage>;
export type LiveSocket = Socket<FromPage, ToPage>;
