import { v5 } from 'uuid';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { finishTransfer } from '@daybook/scheduling/page/finish-transfer.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Outcome } from '../write-path/outcome.ts';

/** A move to another page whose source has decided. */
export interface DecidedMove {
  readonly transferId: string;
  readonly target: PageAddress;
  /** What the source answered; whoever asks has read it there. */
  readonly isGiven: boolean;
}

/** Last step of a move: the target keeps the visit, or frees the time. It is one step, whoever takes it first. */
export function finishMove(
  { pages }: Pick<Services, 'pages'>,
  by: Command,
  { transferId, target, isGiven }: DecidedMove,
): Promise<Outcome<object>> {
  const id = v5('finish', transferId);
  return pages.run(
    { ...by, id, fingerprint: id },
    {
      stream: dayStream(target),
      decide: (page) => finishTransfer(page, { address: target, transferId, isGiven }),
      answer: () => ({}),
    },
  );
}
