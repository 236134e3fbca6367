import { readFileSync } from 'node:fs';

/** The resident memory of a process in MB; this one's own where the system has no /proc. */
function residentMegabytes(pid: number): number | undefined {
  if (pid === process.pid) return process.memoryUsage.rss() / 1_048_576;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    // Only Linux tells it this way; elsewhere the curve stays empty and says so.
    return undefined;
  }
}

/** The memory of one process over the work of one phase. */
export class MemoryCurve {
  readonly #name: string;
  readonly #pid: number;
  readonly #points: { readonly events: number; readonly megabytes: number }[] = [];

  constructor(name: string, pid: number) {
    this.#name = name;
    this.#pid = pid;
  }

  /** Notes the memory after so many events. */
  note(events: number): void {
    const megabytes = residentMegabytes(this.#pid);
    if (megabytes !== undefined) this.#points.push({ events, megabytes });
  }

  /** Maximum, and the slope over the second half: what a hundred thousand events more would cost if it went on so. */
  summary(): string {
    const points = this.#points.slice(Math.floor(this.#points.length / 2));
    if (points.length < 2) return `${this.#name}: not measured`;
    const mean = (of: (point: (typeof points)[number]) => number) =>
      points.reduce((sum, point) => sum + of(point), 0) / points.length;
    const [x, y] = [mean(({ events }) => events), mean(({ megabytes }) => megabytes)];
    const slope =
      mean(({ events, megabytes }) => (events - x) * (megabytes - y)) / mean(({ events }) => (events - x) ** 2);
    const most = Math.max(...this.#points.map(({ megabytes }) => megabytes));
    return `${this.#name}: max ${most.toFixed(0)} MB, slope ${(slope * 100_000).toFixed(2)} MB per 100,000 events in the second half`;
  }
}
