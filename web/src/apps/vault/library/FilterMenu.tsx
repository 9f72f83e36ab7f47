import { Popover, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format';
import { Icon, type IconName } from '../../../ui/Icon';
import css from './Filters.module.css';

export interface Choice {
  value: string;
  label: string;
  count?: number;
}

/** One filter: a button that tells what is chosen, and a list to choose from; with `free` a word of one's own as well. */
export function FilterMenu(props: {
  icon: IconName;
  label: string;
  choices: Choice[];
  chosen: string[];
  free?: boolean;
  single?: boolean;
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [first, setFirst] = useState<string[]>([]);
  // A tick shows at once; the address, and with it the list, follows a moment later.
  const [chosen, setChosen] = useState(props.chosen);
  const fromAddress = JSON.stringify(props.chosen);
  useEffect(() => setChosen(JSON.parse(fromAddress) as string[]), [fromAddress]);
  const missing = chosen.filter((value) => !props.choices.some((choice) => choice.value === value));
  const all = [...missing.map((value) => ({ value, label: value }) as Choice), ...props.choices];
  // What was chosen when the list opened stands first; it does not jump while one chooses.
  const rank = (choice: Choice) => (first.includes(choice.value) ? 0 : 1);
  const shown = all
    .filter((choice) => choice.label.toLowerCase().includes(typed.trim().toLowerCase()))
    .sort((a, b) => rank(a) - rank(b));
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : props.single ? [value] : [...chosen, value];
    setChosen(next);
    props.onChange(next);
  };
  const names = chosen.map((value) => all.find((choice) => choice.value === value)?.label ?? value);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.pill}
          data-on={chosen.length > 0 || undefined}
          aria-expanded={open}
          onClick={() => {
            setFirst(chosen);
            setOpen(!open);
          }}
        >
          <Icon name={props.icon} size={16} />
          <span className={css.pillText}>{names.length > 0 ? f.list(names) : props.label}</span>
          <Icon name="down" size={14} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={props.label}>
        {(props.free || all.length > 8) && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const word = typed.trim();
              if (props.free && word) toggle(word);
              setTyped('');
            }}
          >
            <TextInput
              size="sm"
              aria-label={t('filter.find', { what: props.label })}
              placeholder={t('filter.find', { what: props.label })}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </form>
        )}
        <ul className={css.choices}>
          {shown.map((choice) => (
            <li key={choice.value}>
              <label className={css.choice}>
                <input type="checkbox" checked={chosen.includes(choice.value)} onChange={() => toggle(choice.value)} />
                <span className="grow clip">{choice.label}</span>
                {choice.count !== undefined && <span className={css.count}>{f.number(choice.count)}</span>}
              </label>
            </li>
          ))}
          {shown.length === 0 && <li className={css.none}>{t('filter.none')}</li>}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
