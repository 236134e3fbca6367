import { useLocations } from '../api/use-locations.ts';
import type { BuffersOf } from './day-sheet.ts';

/** The minutes kept free around a visit, by its kind as the clinic offers it now. */
export function useBuffers(): BuffersOf {
  const types = new Map(
    useLocations().data?.flatMap(({ visitTypes }) => visitTypes.map((type) => [type.visitTypeId, type] as const)),
  );
  return ({ visitType }) => {
    const type = visitType === undefined ? undefined : types.get(visitType.visitTypeId);
    return { before: type?.bufferBefore ?? 0, after: type?.bufferAfter ?? 0 };
  };
}
