import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Mailbox, mostMessages } from '../src/mailbox.ts';
import { startMailCatcher, type MailCatcher } from '../src/start-mail-catcher.ts';

const summary = z.object({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  messageId: z.string(),
});
const message = summary.extend({ text: z.string(), html: z.string().optional() });

let folder: string;
let catcher: MailCatcher;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-catcher-test-'));
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dataDir: folder });
});
afterEach(async () => {
  await catcher.stop();
  await rm(folder, { recursive: true, force: true });
});

const list = async (at = catcher) =>
  z.object({ items: z.array(summary) }).parse(await (await fetch(`${at.url}/api/messages`)).json()).items;

async function send(more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({
    from: 'Daybook <no-reply@daybook.example>',
    to: 'Zoë Ångström <zoe@patient.example>',
    bcc: 'hidden@practice.example',
    subject: 'Grüße – confirmed',
    text: 'See you <soon>.',
    html: '<p>See you <b>soon</b>.</p><script>alert(1)</script>',
    messageId: '<one@daybook.example>',
    ...more,
  });
  transport.close();
}

test('a mail sent over SMTP is in the list and can be read', async () => {
  await send();
  const [first, ...rest] = await list();
  expect(rest).toEqual([]);
  expect(first).toMatchObject({
    from: 'Daybook <no-reply@daybook.example>',
    to: ['zoe@patient.example', 'hidden@practice.example'],
    subject: 'Grüße – confirmed',
    messageId: '<one@daybook.example>',
  });
  const whole = message.parse(await (await fetch(`${catcher.url}/api/messages/${first?.id}`)).json());
  expect(whole.text.trim()).toBe('See you <soon>.');
  expect(whole.html).toContain('<b>soon</b>');
});

test('the pages escape what a mail says, and its HTML can run nothing', async () => {
  await send({ subject: '<script>alert(2)</script>', text: '<img src=x onerror=alert(3)>' });
  const [first] = await list();
  const inbox = await (await fetch(catcher.url)).text();
  expect(inbox).toContain('&lt;script&gt;alert(2)');
  expect(inbox).not.toContain('<script');
  const shown = await fetch(`${catcher.url}/messages/${first?.id}`);
  const page = await shown.text();
  expect(page).toContain('&lt;img src=x');
  expect(page).toContain('<iframe sandbox ');
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
  const frame = await fetch(`${catcher.url}/messages/${first?.id}/html`);
  expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  const source = await (await fetch(`${catcher.url}/messages/${first?.id}/source`)).text();
  expect(source).toMatch(/^X-Envelope-From: no-reply@daybook.example\r\n/);
});

test('mails are files only their owner can read, survive a restart, and can all be deleted', async () => {
  await send();
  const [file = ''] = await readdir(folder);
  expect(file).toMatch(/\.eml$/);
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  await catcher.stop();
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dataDir: folder });
  expect(await list()).toHaveLength(1);
  expect((await fetch(`${catcher.url}/api/messages`, { method: 'DELETE' })).status).toBe(204);
  expect(await list()).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test('only the newest mails are kept', async () => {
  const mailbox = await Mailbox.open(join(folder, 'bounded'));
  for (let n = 0; n < mostMessages + 3; n++) {
    await mailbox.keep({ from: 'a@b.example', to: ['c@d.example'] }, Buffer.from(`Subject: ${n}\r\n\r\n`));
  }
  expect(mailbox.summaries).toHaveLength(mostMessages);
  expect(mailbox.summaries.at(-1)?.subject).toBe('3');
  expect(mailbox.summaries[0]?.subject).toBe(`${mostMessages + 2}`);
  expect(await readdir(join(folder, 'bounded'))).toHaveLength(mostMessages);
});

test('addresses that do not exist are a 404, also those that look like paths', async () => {
  for (const path of [
    '/api/messages/nothing',
    '/messages/..%2f..%2fetc',
    '/api/messages/00000000000001-aaaaaaaaaaaa',
    '/x',
  ])
    expect((await fetch(`${catcher.url}${path}`)).status).toBe(404);
  expect((await fetch(`${catcher.url}/api/messages`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${catcher.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${catcher.url}/readyz`)).status).toBe(200);
});

test.each(['SIGTERM', 'the end of its parent'])('the process ends on %s', async (how) => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { SMTP_PORT: '0', PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  await once(child, 'message');
  if (how === 'SIGTERM') child.kill('SIGTERM');
  else child.disconnect();
  expect(await exited).toEqual([0, null]);
});

test('wrong settings end the process with one line', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { SMTP_PORT: 'many' },
  });
  const said: string[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part.toString()));
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said.join('')).toMatch(/^Cannot start, check the environment: SMTP_PORT: .*\n$/);
});
