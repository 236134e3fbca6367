import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { persistentSubscriptionToStreamSettingsFromDefaults } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { connected, credentials, numbers, started, tick } from './started-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

// A tool of the system rather than of the project: without it the case is skipped.
const certificateTool = 'openssl';
const hasOpenssl = spawnSync(certificateTool, ['version']).status === 0;

describe('a connection', () => {
  test.each(['esdb+discover://127.0.0.1:PORT', 'esdb://127.0.0.1:PORT,127.0.0.1:PORT'])(
    'by %s finds the node',
    async (form) => {
      const node = await started();
      const client = connected(`${form.replaceAll('PORT', String(node.port))}?tls=false`);
      expect(await client.appendToStream('a', tick(1))).toMatchObject({ success: true });
    },
  );

  test('is told plainly what the node cannot do', async () => {
    const client = connected((await started()).url);
    const work = client.createPersistentSubscriptionToStream(
      'a',
      'g',
      persistentSubscriptionToStreamSettingsFromDefaults(),
    );
    await expect(work).rejects.toMatchObject({ code: 12 });
  });
});

describe('the port for operators', () => {
  test('tells health and metrics, and nothing else', async () => {
    const node = await started({ httpPort: 0 });
    const base = `http://127.0.0.1:${node.httpPort}`;
    await connected(node.url).appendToStream('a', tick(1), { credentials });
    expect(await (await fetch(`${base}/health`)).json()).toEqual({ status: 'ok' });
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/^embedded_node_commands_total 1$/m);
    expect((await fetch(`${base}/streams/a`)).status).toBe(404);
    expect((await fetch(`${base}/health`, { method: 'POST' })).status).toBe(405);
  });
});

describe('a protected node', () => {
  test.skipIf(!hasOpenssl)('lets in who has the password, over TLS (needs openssl)', async () => {
    const folder = temporaryFolder();
    const tls = { certificate: join(folder, 'node.crt'), key: join(folder, 'node.key') };
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync(certificateTool, [...request, ...names, '-keyout', tls.key, '-out', tls.certificate], {
      stdio: 'ignore',
    });
    const node = await started({ tls, credentials: { username: 'book', password: 'secret' } });
    const client = connected(`esdb://localhost:${node.port}?tls=true&tlsCAFile=${tls.certificate}`);
    const append = (who?: { username: string; password: string }) =>
      client.appendToStream('a', tick(1), who === undefined ? {} : { credentials: who });
    expect(await append({ username: 'book', password: 'secret' })).toMatchObject({ success: true });
    await expect(append({ username: 'book', password: 'wrong' })).rejects.toMatchObject({ code: 16 });
    await expect(append()).rejects.toMatchObject({ type: 'access-denied' });
    await expect(numbers(client, 'a')).rejects.toMatchObject({ type: 'access-denied' });
  });
});
