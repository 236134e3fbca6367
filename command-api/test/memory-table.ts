import type { CommandTable, Settled } from '../src/write-path/command-table.ts';

/** The command table of a healthy Postgres, which several processes share. */
export function memoryTable(): CommandTable {
  const rows = new Map<string, { fingerprint: string; settled?: Settled }>();
  return {
    begin: ({ id, fingerprint }) => {
      const row = rows.get(id) ?? { fingerprint };
      rows.set(id, row);
      return Promise.resolve({
        sameWish: row.fingerprint === fingerprint,
        ...(row.settled === undefined ? {} : { settled: row.settled }),
      });
    },
    settle: ({ id, fingerprint }, settled) => {
      const first = rows.get(id)?.settled ?? settled;
      rows.set(id, { fingerprint, settled: first });
      return Promise.resolve(first);
    },
    forgetOld: () => Promise.resolve(),
  };
}

/** Postgres is down: the streams alone remember. */
export const noTable: CommandTable = {
  begin: () => Promise.resolve({ sameWish: true }),
  settle: (_command, settled) => Promise.resolve(settled),
  forgetOld: () => Promise.resolve(),
};
