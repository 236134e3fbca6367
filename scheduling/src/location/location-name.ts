/**
 * A clinic's name as it is compared with others: two that people would read as one are one. Lower case can undo the normal
 * form, so that is made again.
 */
export const comparableName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().normalize('NFKC').trim().replaceAll(/\s+/g, ' ');

export const isSameName = (one: string, other: string): boolean => comparableName(one) === comparableName(other);
