/** An instant as contracts write it, from the ISO text PostgreSQL puts into JSON. */
export const instantOf = (text: string): string => new Date(text).toISOString();
