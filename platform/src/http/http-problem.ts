/** One field of a request that broke a rule. */
export interface FieldFault {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Request too large',
  415: 'Unsupported media type',
  422: 'Refused by a rule',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

/** A refusal on its way to the client: becomes an RFC 9457 problem. Thrown by handlers, never logged as an error. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly reason: string;
  readonly errors: readonly FieldFault[] | undefined;
  readonly position: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Members of the body beyond the usual ones (RFC 9457 §3.2). */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    reason: string,
    detail: string,
    more: {
      errors?: readonly FieldFault[];
      position?: string;
      headers?: Readonly<Record<string, string>>;
      members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.errors = more.errors;
    this.position = more.position;
    this.members = more.members ?? {};
    this.headers = { ...(status === 503 || status === 429 ? { 'Retry-After': '1' } : {}), ...more.headers };
  }

  /** The body of the answer. */
  toJSON(): Record<string, unknown> {
    return {
      ...this.members,
      type: `/problems/${this.reason}`,
      title: titles[this.status] ?? 'Error',
      status: this.status,
      detail: this.message,
      reason: this.reason,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      ...(this.position === undefined ? {} : { position: this.position }),
    };
  }
}
