const varintBytes = 7;

/** A writer of protobuf fields into one growing buffer. Written by hand because records are encoded once and then passed on as bytes. */
export class ByteWriter {
  #buffer: Buffer;
  #at = 0;

  constructor(capacity = 64) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  /** Writes an unsigned integer field; a bigint keeps values beyond 2^53 exact. */
  integer(field: number, value: number | bigint): this {
    this.#reserve(20);
    this.#varint(field << 3);
    this.#varint(value);
    return this;
  }

  /** Writes a length-delimited field: bytes or a nested message. */
  bytes(field: number, value: Uint8Array): this {
    this.#reserve(value.length + 20);
    this.#varint((field << 3) | 2);
    this.#varint(value.length);
    this.#buffer.set(value, this.#at);
    this.#at += value.length;
    return this;
  }

  /** Writes a string field as UTF-8. */
  text(field: number, value: string): this {
    const length = Buffer.byteLength(value);
    this.#reserve(length + 20);
    this.#varint((field << 3) | 2);
    this.#varint(length);
    this.#at += this.#buffer.write(value, this.#at);
    return this;
  }

  /** Writes a nested message without fields. */
  empty(field: number): this {
    return this.bytes(field, nothing);
  }

  /** Everything written so far. */
  finish(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  #varint(value: number | bigint): void {
    if (typeof value === 'bigint') {
      this.#bigVarint(value);
      return;
    }
    let rest = value;
    while (rest > 0x7f) {
      this.#buffer[this.#at++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#at++] = rest;
  }

  #bigVarint(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    while (rest > 0x7fn) {
      this.#buffer[this.#at++] = Number(rest & 0x7fn) | 0x80;
      rest >>= BigInt(varintBytes);
    }
    this.#buffer[this.#at++] = Number(rest);
  }

  #reserve(more: number): void {
    if (this.#at + more <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + more));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}

const nothing = new Uint8Array(0);
