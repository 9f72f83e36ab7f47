import { useEffect, useRef } from 'react';

/** True where a key press belongs to what is being typed, not to the page. */
function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (!element?.closest) return false;
  return !!element.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=dialog], [role=menu]');
}

/** Single-key shortcuts of a page. `Enter` and space stay with a focused link or button. */
export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>, on = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
      const focused = (event.target as HTMLElement | null)?.closest?.('a, button, summary, [role=menuitem], [role=option]');
      if ((event.key === 'Enter' || event.key === ' ') && focused) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);
}
