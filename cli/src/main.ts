import { Command } from 'commander';
import { rebuildCommand } from './operate/rebuild-command.ts';
import { skipCommand } from './operate/skip-command.ts';
import { statusCommand } from './operate/status-command.ts';
import { verifyCommand } from './operate/verify-command.ts';
import { startCommand } from './start/start-command.ts';

const program = new Command('daybook').description('The appointment book that remembers everything.');

program
  .command('start')
  .description('start everything on one port; the first start makes a demo clinic')
  .option('--empty', 'start without the demo clinic', false)
  .action(startCommand);

program
  .command('rebuild-projections')
  .description('build read models anew from the log, also while Daybook runs')
  .argument('[projection...]', 'which ones')
  .option('--all', 'all of them', false)
  .action(rebuildCommand);

program.command('status').description('where every projection stands, and at what it stopped').action(statusCommand);

program
  .command('skip')
  .description('let a projection that stopped at an event go on behind it')
  .argument('<projection>')
  .argument('<eventId>')
  .action(skipCommand);

program
  .command('verify')
  .description('replay the log: no overlaps ever, the audit chain whole, the read models as the log says')
  .action(verifyCommand);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
