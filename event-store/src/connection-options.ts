import { InvalidConnectionUrl } from './errors.ts';

/** The options of a connection URL, in the client's names and units. */
export interface ConnectionOptions {
  readonly tls: boolean;
  readonly tlsCAFile?: string;
  readonly userCertFile?: string;
  readonly userKeyFile?: string;
  readonly connectionName?: string;
  readonly nodePreference?: 'leader' | 'follower' | 'random' | 'read_only_replica';
  /** In seconds, unlike everything else. */
  readonly gossipTimeout?: number;
  /** In ms. */
  readonly discoveryInterval?: number;
  readonly maxDiscoverAttempts?: number;
  /** In ms. */
  readonly keepAliveInterval?: number;
  /** In ms. */
  readonly keepAliveTimeout?: number;
}

const TEXT = ['tlsCAFile', 'userCertFile', 'userKeyFile', 'connectionName'] as const;
const NUMBER = [
  'gossipTimeout',
  'discoveryInterval',
  'maxDiscoverAttempts',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const;
const NODE_PREFERENCES = ['leader', 'follower', 'random', 'read_only_replica'] as const;
const LONGEST_GOSSIP_TIMEOUT_S = 60;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads the part of a connection URL behind the `?`. Names are compared without case, as the client does.
 *
 * @throws InvalidConnectionUrl an unknown option, a value that does not fit, or one that is a trap
 */
export function readConnectionOptions(query: string): ConnectionOptions {
  const options: Mutable<ConnectionOptions> = { tls: true };
  for (const [name, value] of new URLSearchParams(query.replaceAll('+', '%2B'))) readOption(options, name, value);
  if ((options.userCertFile === undefined) !== (options.userKeyFile === undefined)) {
    throw new InvalidConnectionUrl('userCertFile and userKeyFile go together');
  }
  return options;
}

function readOption(options: Mutable<ConnectionOptions>, name: string, value: string): void {
  const wanted = name.toLowerCase();
  const text = TEXT.find((key) => key.toLowerCase() === wanted);
  const number = NUMBER.find((key) => key.toLowerCase() === wanted);
  if (text !== undefined) options[text] = value;
  else if (number !== undefined) options[number] = numberIn(number, value);
  else if (wanted === 'tls') options.tls = booleanIn(name, value);
  else if (wanted === 'nodepreference') options.nodePreference = nodePreferenceIn(value);
  else if (wanted === 'tlsverifycert') {
    // The client prints a warning and verifies all the same: better said at start than puzzled over.
    if (!booleanIn(name, value)) throw new InvalidConnectionUrl('tlsVerifyCert=false has no effect; use tlsCAFile');
  } else if (wanted === 'throwonappendfailure') {
    // Trap 15: false makes failed appends look like successes with nonsense revisions.
    if (!booleanIn(name, value)) throw new InvalidConnectionUrl('throwOnAppendFailure=false is not supported');
  } else if (wanted === 'defaultdeadline') {
    throw new InvalidConnectionUrl('defaultDeadline is not supported: every call here has its own deadline');
  } else throw new InvalidConnectionUrl(`unknown option ${JSON.stringify(name)}`);
}

function numberIn(name: (typeof NUMBER)[number], value: string): number {
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number < 1) throw new InvalidConnectionUrl(`${name} must be a whole number from 1`);
  if (name === 'gossipTimeout' && number > LONGEST_GOSSIP_TIMEOUT_S) {
    throw new InvalidConnectionUrl(`gossipTimeout is in seconds, at most ${LONGEST_GOSSIP_TIMEOUT_S}`);
  }
  return number;
}

function booleanIn(name: string, value: string): boolean {
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw new InvalidConnectionUrl(`${name} must be true or false`);
}

function nodePreferenceIn(value: string): (typeof NODE_PREFERENCES)[number] {
  const flat = value.toLowerCase().replaceAll(/[_-]/g, '');
  const found = NODE_PREFERENCES.find((preference) => preference.replaceAll('_', '') === flat);
  if (found === undefined)
    throw new InvalidConnectionUrl(`nodePreference must be one of ${NODE_PREFERENCES.join(', ')}`);
  return found;
}
