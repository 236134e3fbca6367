/** What is not seen, such as a soft hyphen or a space of no width. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Case folded in one language for all: by way of the capitals, where STRASSE and Straße meet, also with the capital ẞ. */
const foldCase = (text: string): string => text.toLocaleLowerCase('en').toLocaleUpperCase('en').toLocaleLowerCase('en');

/**
 * A clinic's name as it is compared with others: two that people would read as one are one. Folding case can undo the
 * normal form, so that is made again. Ids of clinics follow from it: it is never changed without a new way to make ids.
 */
export const comparableName = (name: string): string =>
  foldCase(name.normalize('NFKC').replaceAll(invisible, '')).normalize('NFKC').replaceAll(/\s+/g, ' ').trim();

export const isSameName = (one: string, other: string): boolean => comparableName(one) === comparableName(other);
