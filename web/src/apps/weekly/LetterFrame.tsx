import { useTranslation } from 'react-i18next';
import { nonce } from '../../lib/base';
import css from './LetterFrame.module.css';

/** A letter's own styles, let through the page's policy; a frame without a sandbox right runs nothing. */
export function withNonce(html: string, once: string): string {
  return once ? html.replace(/<style(?=[\s>])/gi, `<style nonce="${once}"`) : html;
}

/** A letter as it will look in a mailbox. */
export function LetterFrame({ html, subject, preheader }: { html: string; subject: string; preheader?: string }) {
  const { t } = useTranslation('weekly');
  return (
    <figure className={css.letter}>
      <figcaption>
        <strong>{subject}</strong>
        {preheader && <span>{preheader}</span>}
      </figcaption>
      <iframe sandbox="" srcDoc={withNonce(html, nonce)} title={t('letter.frame', { subject })} />
    </figure>
  );
}
