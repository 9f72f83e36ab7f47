import { useTranslation } from 'react-i18next';
import { useFormats } from '../lib/format';
import { Icon } from './Icon';
import css from './Steps.module.css';

export interface Step {
  name: string;
  label: string;
}

/** All steps of a piece of work side by side; `at` is the one under way, and past the last all is done. */
export function Steps(props: { label: string; steps: readonly Step[]; at: number; count?: { done: number; total: number } | null; said?: string | null }) {
  const { t } = useTranslation('common');
  const f = useFormats();
  return (
    <ol className={css.steps} aria-label={props.label}>
      {props.steps.map((step, i) => {
        const state = i < props.at ? 'done' : i === props.at ? 'now' : 'next';
        const now = state === 'now';
        const count = now && props.count && props.count.total > 1 ? t('count', { done: f.number(props.count.done), total: f.number(props.count.total) }) : null;
        return (
          <li key={step.name} data-state={state} aria-current={now ? 'step' : undefined}>
            <span className={css.mark}>{state === 'done' ? <Icon name="check" size={14} /> : <span className={css.dot} />}</span>
            <span className={css.name}>{step.label}</span>
            {now && (props.said ?? count) && <span className={css.count}>{props.said ?? count}</span>}
            {state === 'done' && <span className="unseen">{t('stepDone')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
