import { InvalidSettings, readSettings } from './settings.ts';
import { startMailCatcher } from './start-mail-catcher.ts';

/** The last resort if stopping itself hangs, in ms. */
const exitLimit = 4_900;

const log = (fields: Readonly<Record<string, unknown>>) =>
  console.log(JSON.stringify({ level: 30, time: new Date().toISOString(), service: 'mail-catcher', ...fields }));

try {
  const settings = readSettings(process.env);
  const catcher = await startMailCatcher({
    smtpPort: settings.SMTP_PORT,
    httpPort: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
  });
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    log({ msg: 'stopping', why });
    setTimeout(() => process.exit(1), exitLimit).unref();
    catcher.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log({ level: 50, msg: 'did not stop cleanly', error: String(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // The launcher's channel closes when it dies, however it dies: no orphan keeps a port.
  process.once('disconnect', () => stop('parent ended'));
  log({ msg: 'listening', smtpUrl: catcher.smtpUrl, url: catcher.url });
  // Read by whoever started this process, to learn the ports that 0 became.
  process.send?.({ listening: Number(new URL(catcher.url).port), smtpUrl: catcher.smtpUrl });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof InvalidSettings ? reason : `Cannot start: ${reason}`);
  process.exit(1);
}
