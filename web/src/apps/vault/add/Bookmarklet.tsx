import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absolute, doorPath } from '../../../lib/base';
import { Icon } from '../../../ui/Icon';
import css from './AddPage.module.css';

/** A link to drag to the browser's bookmarks: pressed on any page, it opens this one with that page's address. */
export function Bookmarklet() {
  const { t } = useTranslation('vault');
  const link = useRef<HTMLAnchorElement>(null);
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    const add = absolute(`${doorPath('vault')}add`);
    const code = `open(${JSON.stringify(add)}+'?url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title))`;
    // React removes such addresses from its own attributes, with good reason; this one is ours and runs elsewhere.
    link.current?.setAttribute('href', `javascript:void(${encodeURIComponent(code)})`);
  }, []);
  return (
    <section className={css.mark} aria-label={t('bookmarklet.title')}>
      <h2>{t('bookmarklet.title')}</h2>
      <p className="dim small">{t('bookmarklet.text')}</p>
      <a
        ref={link}
        className={css.drag}
        draggable
        onClick={(event) => {
          event.preventDefault();
          setPressed(true);
        }}
      >
        <Icon name="add" size={16} />
        {t('bookmarklet.name')}
      </a>
      <p className="small" role="status">
        {pressed ? t('bookmarklet.drag') : ''}
      </p>
    </section>
  );
}
