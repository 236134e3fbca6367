import { Command } from 'commander';
import { startCommand } from './start/start-command.ts';

const program = new Command('daybook').description('The appointment book that remembers everything.');

program
  .command('start')
  .description('start everything on one port; the first start makes a demo clinic')
  .option('--empty', 'start without the demo clinic', false)
  .action(startCommand);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
