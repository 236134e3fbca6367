import type shared from '@eventstore/db-client/generated/shared_pb.js';

const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const nil = '00000000-0000-0000-0000-000000000000';

/** Reads an id in either of its two forms as lower-case text; undefined when it is none, or the nil one. */
export function eventIdOf(id: shared.UUID | undefined): string | undefined {
  if (id === undefined) return undefined;
  const structured = id.getStructured();
  const text =
    structured === undefined
      ? id.getString().toLowerCase()
      : withDashes(hex(structured.getMostSignificantBits()) + hex(structured.getLeastSignificantBits()));
  const dashedText = /^[0-9a-f]{32}$/.test(text) ? withDashes(text) : text;
  return dashed.test(dashedText) && dashedText !== nil ? dashedText : undefined;
}

/** The two 64-bit halves of an id, as the structured form carries them. */
export function halvesOf(id: string): { readonly most: bigint; readonly least: bigint } {
  const digits = id.replaceAll('-', '');
  return { most: BigInt(`0x${digits.slice(0, 16)}`), least: BigInt(`0x${digits.slice(16)}`) };
}

function hex(signed: string): string {
  return BigInt.asUintN(64, BigInt(signed)).toString(16).padStart(16, '0');
}

function withDashes(digits: string): string {
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
