import { ActionIcon, Popover } from '@mantine/core';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon';
import { unfinished } from './query';
import css from './SearchBox.module.css';

const examples = ['"…"', '-', 'tag:', 'site:', 'author:', 'platform:', 'after:', 'before:', 'is:failed'] as const;
const names = ['phrase', 'without', 'tag', 'site', 'author', 'platform', 'after', 'before', 'failed'] as const;

/** Asks while one types, a moment after the last key; composing Chinese or Korean letters is waited for. */
export function SearchBox({ q, onSearch, handle }: { q: string; onSearch: (q: string) => void; handle: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('vault');
  const [text, setText] = useState(q);
  const [help, setHelp] = useState(false);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(handle, () => input.current as HTMLInputElement);
  useEffect(() => {
    // The address follows what is typed, a little late: it must not take back what has been typed since.
    if (document.activeElement !== input.current) setText(q);
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string) => {
    setText(value);
    clearTimeout(timer.current);
    if (!composing.current && !unfinished(value)) timer.current = setTimeout(() => onSearch(value), 220);
  };
  const insert = (example: string) => {
    const word = example === '"…"' ? '""' : example;
    const next = text && !text.endsWith(' ') ? `${text} ${word}` : text + word;
    setHelp(false);
    type(next);
    requestAnimationFrame(() => {
      input.current?.focus();
      const end = example === '"…"' ? next.length - 1 : next.length;
      input.current?.setSelectionRange(end, end);
    });
  };
  return (
    <form
      role="search"
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        onSearch(text);
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={text}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          type(event.currentTarget.value);
        }}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text) {
            clearTimeout(timer.current);
            setText('');
            onSearch('');
          } else event.currentTarget.blur();
        }}
      />
      {!text && <kbd aria-hidden="true">/</kbd>}
      <Popover opened={help} onChange={setHelp} position="bottom-end" trapFocus returnFocus width={360}>
        <Popover.Target>
          <ActionIcon variant="subtle" aria-label={t('search.help')} aria-expanded={help} onClick={() => setHelp(!help)}>
            <Icon name="help" />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('search.help')} className={css.help}>
          <p>{t('search.helpText')}</p>
          <ul>
            {examples.map((example, i) => (
              <li key={example}>
                <button type="button" onClick={() => insert(example)}>
                  <code>{example}</code>
                  <span>{t(`search.syntax.${names[i] as (typeof names)[number]}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </form>
  );
}
