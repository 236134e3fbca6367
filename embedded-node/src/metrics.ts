import type { Engine } from './engine.ts';
import type { OpenCalls } from './open-calls.ts';

/** What a node says about itself, in the text format of Prometheus. */
export function metricsText(engine: Engine, calls: OpenCalls): string {
  const lines = [
    metric(
      'commands_total',
      'counter',
      'Appends, deletes and tombstones that were carried out.',
      engine.counts.commands,
    ),
    metric('commits_total', 'counter', 'Durable transactions; commands share them.', engine.counts.commits),
    metric(
      'failures_total',
      'counter',
      'Commits that failed. The node stops writing at the first.',
      engine.counts.failures,
    ),
    metric('reads_total', 'counter', 'Reads that were begun.', calls.counts.reads),
    metric('subscriptions_total', 'counter', 'Subscriptions that were begun.', calls.counts.subscriptions),
    metric('open_calls', 'gauge', 'Reads, subscriptions and batch appends that are open now.', calls.open),
    metric('log_end', 'gauge', 'The position of the next record.', engine.end),
    metric('resident_memory_bytes', 'gauge', 'The memory of the process.', process.memoryUsage.rss()),
  ];
  return `${lines.join('\n')}\n`;
}

function metric(name: string, type: 'counter' | 'gauge', help: string, value: number): string {
  const full = `embedded_node_${name}`;
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${full} ${value}`;
}
