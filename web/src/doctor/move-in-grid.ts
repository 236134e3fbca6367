/** Where an arrow leads in columns of different lengths; undefined for keys that lead nowhere. */
export function moveInGrid(
  key: string,
  { column, row }: { readonly column: number; readonly row: number },
  lengths: readonly number[],
): { readonly column: number; readonly row: number } | undefined {
  const at = (nextColumn: number, nextRow: number) => {
    const last = (lengths[nextColumn] ?? 0) - 1;
    return last < 0 ? undefined : { column: nextColumn, row: Math.max(0, Math.min(nextRow, last)) };
  };
  switch (key) {
    case 'ArrowUp':
      return at(column, row - 1);
    case 'ArrowDown':
      return at(column, row + 1);
    case 'ArrowLeft':
      return at(Math.max(0, column - 1), row);
    case 'ArrowRight':
      return at(Math.min(lengths.length - 1, column + 1), row);
    case 'Home':
      return at(column, 0);
    case 'End':
      return at(column, Number.MAX_SAFE_INTEGER);
    default:
      return undefined;
  }
}
