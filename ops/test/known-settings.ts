import { read, type Service } from './repository.ts';

/** Where each service says what it reads from the environment. */
const files: Readonly<Record<Service, string>> = {
  'command-api': 'command-api/src/start-command-api.ts',
  'query-api': 'query-api/src/config.ts',
  projections: 'projections/src/config.ts',
  notifier: 'notifier/src/config.ts',
  gateway: 'gateway/src/settings.ts',
};

const namesIn = (text: string): string[] => [...text.matchAll(/\b[A-Z][A-Z_]*[A-Z]\b/g)].map(([name]) => name);

/** The settings a service knows; all of the platform's where it takes them all. */
export function knownSettings(service: Service): Set<string> {
  const text = read(files[service]);
  const shared = text.includes('...setting') ? read('platform/src/config.ts') : '';
  return new Set(namesIn(text + shared));
}
