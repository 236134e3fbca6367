import { expect, test } from 'vitest';

import { readSettings } from './settings.ts';

const upstreams = { COMMAND_API_URL: 'http://127.0.0.1:1', QUERY_API_URL: 'http://127.0.0.1:2' };

test('only the two upstreams are needed', () => {
  expect(readSettings({ ...upstreams, WEB_DIR: '' })).toEqual({
    host: '127.0.0.1',
    port: 3000,
    trust: expect.any(Function),
    commandApiUrl: new URL('http://127.0.0.1:1'),
    queryApiUrl: new URL('http://127.0.0.1:2'),
    notifierUrl: undefined,
    webDir: undefined,
    parent: undefined,
  });
});

test('all faults are named in one line', () => {
  const given = { PORT: '70000', QUERY_API_URL: 'ftp://x', NOTIFIER_URL: 'x', DAYBOOK_PARENT: 'yes' };
  expect(() => readSettings(given)).toThrow(
    /^Cannot start, check the environment: .*COMMAND_API_URL: is not set; QUERY_API_URL: must be.*NOTIFIER_URL: must/,
  );
  expect(() => readSettings(given)).toThrow(/PORT: must be a whole number.*DAYBOOK_PARENT: must/);
});
