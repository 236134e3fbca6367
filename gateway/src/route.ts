/** Who answers a request. */
export type Route = 'command-api' | 'query-api' | 'notifier' | 'health' | 'readiness' | 'metrics' | 'read-only' | 'web';

/** What the notifier owns: pushes, the messages it keeps for people, and its queue. */
const notifierFolders = ['/socket.io', '/api/notifications', '/api/admin/outbox'];

/** Decides by method and path alone; `path` must be free of `..`, or it would lead elsewhere at the upstream. */
export function routeOf(method: string, path: string): Route {
  const reads = method === 'GET' || method === 'HEAD';
  if (notifierFolders.some((folder) => isBelow(path, folder))) return 'notifier';
  if (isBelow(path, '/api')) return reads ? 'query-api' : 'command-api';
  if (!reads) return 'read-only';
  if (isBelow(path, '/api-docs')) return 'query-api';
  if (path === '/metrics') return 'metrics';
  if (path === '/healthz') return 'health';
  return path === '/readyz' ? 'readiness' : 'web';
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The path and query of a request target with `..` resolved, as every later reader will see it; undefined if unreadable. */
export function readTarget(target: string): URL | undefined {
  // A path that begins with two slashes would otherwise be taken for a host.
  const absolute = target.startsWith('/') ? `http://gateway.invalid${target}` : target;
  return URL.parse(absolute, 'http://gateway.invalid') ?? undefined;
}
