/** A pattern for `ilike` that finds the text as it is, anywhere. NUL is in no text, and PostgreSQL takes none. */
export const containing = (text: string): string =>
  `%${text.replaceAll('\0', '\uFFFD').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
