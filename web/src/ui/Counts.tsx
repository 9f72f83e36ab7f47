import type { CSSProperties } from 'react';
import { useFormats } from '../lib/format';
import css from './Counts.module.css';

export interface Count {
  name: string;
  label: string;
  count: number | undefined;
  tone?: 'bad' | 'accent';
}

/** How many of each kind there are, side by side: so many columns on a desk, and so many on a phone. With `onPick` they are buttons. */
export function Counts(props: { label: string; counts: Count[]; columns: number; narrow: 2 | 3 | 4; picked?: string; onPick?: (name: string) => void }) {
  const f = useFormats();
  const { picked, onPick } = props;
  return (
    <ul className={css.counts} aria-label={props.label} data-narrow={props.narrow} style={{ '--columns': props.columns, '--narrow': props.narrow } as CSSProperties}>
      {props.counts.map(({ name, label, count = 0, tone }) => {
        const inside = (
          <>
            <strong data-tone={count === 0 ? 'none' : tone}>{f.number(count)}</strong>
            <span>{label}</span>
          </>
        );
        return (
          <li key={name}>
            {onPick ? (
              <button type="button" className={css.count} aria-pressed={picked === name} onClick={() => onPick(name)}>
                {inside}
              </button>
            ) : (
              <div className={css.count}>{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
