import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { contentTypeOf } from './content-type.ts';
import { errorCode } from './error-code.ts';
import { malformed, notFound, sendProblem } from './problem.ts';

/** Answers with a file of the web app; a path without a file is a page of the app, whose router is in index.html. */
export async function serveWeb(webDir: string, path: string, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = response.req;
  const name = decodePath(path);
  if (name === undefined) return sendProblem(response, malformed('The address of the request cannot be read.'));
  const root = resolve(webDir);
  const file = resolve(join(root, name));
  const isHidden = name.split(/[/\\]/).some((part) => part.startsWith('.'));
  if (isHidden || (file !== root && !file.startsWith(`${root}${sep}`))) {
    return sendProblem(response, notFound(method, path));
  }
  if (await sendFile(file, response, path.startsWith('/assets/'))) return;
  // A missing script answered with a page would be a riddle in the browser's console.
  const isPage = extname(name) === '' && !path.startsWith('/assets/');
  if (isPage && (await sendFile(join(root, 'index.html'), response, false))) return;
  sendProblem(response, notFound(method, path));
}

function decodePath(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path);
    return name.includes('\0') ? undefined : name;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function sendFile(file: string, response: ServerResponse, isImmutable: boolean): Promise<boolean> {
  const handle = await openFile(file);
  if (handle === undefined) return false;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return false;
    const etag = `W/"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
    const headers = {
      'Content-Type': contentTypeOf(file),
      ETag: etag,
      // Vite names files below /assets by their content; everything else is asked for anew each time.
      'Cache-Control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
    };
    if (response.req.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return true;
    }
    response.writeHead(200, { ...headers, 'Content-Length': stats.size });
    if (response.req.method === 'HEAD') response.end();
    else await pipeline(handle.createReadStream({ autoClose: false }), response);
    return true;
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EISDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
