/** Why a mail was not sent, in words an operator can act on and without anybody's address. */
export interface Failure {
  readonly reason: string;
  /** The mail server will never take it for this recipient. */
  readonly permanent: boolean;
}

const causes: Readonly<Record<string, string>> = {
  ECONNECTION: 'the mail server cannot be reached',
  ESOCKET: 'the connection to the mail server failed',
  ETIMEDOUT: 'the mail server did not answer in time',
  EDNS: 'the name of the mail server cannot be resolved',
  EAUTH: 'the mail server refused our user or password',
  ETLS: 'no secure connection to the mail server',
  EENVELOPE: 'the mail server refused sender or recipient',
  EMESSAGE: 'the mail server refused the mail',
};

/** Mail servers quote addresses in their answers; logs and tables hold none. */
export const withoutAddresses = (text: string): string =>
  text
    .replaceAll(/("[^"]*"|[^\s<>"'(),;:]+)@[^\s<>"'(),;:]+/g, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);

/** Explains what sending gave. */
export function explainFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { reason: withoutAddresses(String(error)), permanent: false };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  const cause = causes[code] ?? 'sending failed';
  return {
    reason: `${cause}: ${withoutAddresses(error.message)}`,
    // Everything else, such as a wrong password or a full disk over there, somebody repairs.
    permanent: code === 'EENVELOPE' && command.startsWith('RCPT') && status !== undefined && status >= 500,
  };
}
