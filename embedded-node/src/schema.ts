/**
 * The tables of a node. The position is the row id, so the log is stored in its own order; the unique index is both the
 * way to a stream's events and the last line of defence against a second event at one revision.
 */
export const schema = `
  CREATE TABLE IF NOT EXISTS streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS log (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams (id),
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    record BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS log_by_stream ON log (stream, revision);
`;

/** The revision of the record that ends a stream for ever. It is beyond 2^53, so it is never read back as a number. */
export const tombstoneRevision = 9_223_372_036_854_775_807n;

/** The version of the tables, kept in the file's `user_version`. */
export const schemaVersion = 1;
