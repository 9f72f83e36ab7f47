let opened: string | null = null;
let moved = false;

/** Hears of each place in the history that the address stands at; the first is where the document was opened. */
export function passed(key: string): void {
  opened ??= key;
  moved ||= key !== opened;
}

/** Whether anybody has gone anywhere since the document was opened. */
export function hasMoved(): boolean {
  return moved;
}
