/** `62,50` and `62.50` are 6250 cents; NaN for what is no amount. */
export function cents(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN;
}

/** 6250 is `62.50`, 6000 is `60`. */
export const amountText = (amount: number): string =>
  amount % 100 === 0 ? `${amount / 100}` : (amount / 100).toFixed(2);

/** A number, or what was typed, so that the answer names the field. */
export const numberOr = (text: string, value = Number(text)): number | string | undefined =>
  text.trim() === '' ? undefined : Number.isNaN(value) ? text : value;
