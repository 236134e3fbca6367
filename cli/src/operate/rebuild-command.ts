import { rebuild } from '@daybook/projections/operations/rebuild.ts';
import { withWorkshop } from './open-operation.ts';
import { progressBar } from './progress-bar.ts';

/** `daybook rebuild-projections`: builds read models anew from the log, also while Daybook runs. */
export async function rebuildCommand(names: readonly string[], { all }: { readonly all: boolean }): Promise<void> {
  await withWorkshop(process.env, async (workshop) => {
    const known = workshop.projections.map(({ name }) => name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0 || (names.length === 0 && !all)) {
      const what = unknown.length > 0 ? `There is no projection ${unknown.join(', ')}.` : 'Say which, or --all.';
      throw new Error(`${what} There are: ${known.join(', ')}.`);
    }
    for (const projection of workshop.projections) {
      if (!all && !names.includes(projection.name)) continue;
      const bar = progressBar(projection.name);
      const { events, position } = await rebuild(workshop, projection, { onProgress: bar.onProgress });
      bar.done(`rebuilt from ${events} events, up to position ${position}`);
    }
  });
}
