import { read } from './repository.ts';

/** One image, or one stage on the way to it. */
export interface Stage {
  readonly base: string;
  readonly lines: readonly string[];
  /** What the stage copies out of the repository, by path from the root. */
  readonly copied: readonly string[];
}

/** The stages of a Dockerfile; the last one is the image. Continued lines are joined. */
export function stagesOf(path: string): Stage[] {
  const lines = read(path)
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const stages: { base: string; lines: string[] }[] = [];
  for (const line of lines) {
    const [, base] = /^FROM (\S+)/.exec(line) ?? [];
    if (base === undefined) stages.at(-1)?.lines.push(line);
    else stages.push({ base, lines: [] });
  }
  return stages.map((stage) => ({ ...stage, copied: stage.lines.flatMap(sourcesOf) }));
}

/** The sources of `COPY a b folder/`; what comes out of another stage is none of the repository's. */
function sourcesOf(line: string): string[] {
  const [word, ...paths] = line.split(' ');
  return word === 'COPY' && !paths.some((path) => path.startsWith('--from=')) ? paths.slice(0, -1) : [];
}
