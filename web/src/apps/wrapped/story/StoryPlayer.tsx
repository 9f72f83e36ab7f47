import { useReducedMotion } from '@mantine/hooks';
import { type CSSProperties, type MouseEvent, type PointerEvent, useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useShortcuts } from '../../../lib/shortcuts';
import { Icon } from '../../../ui/Icon';
import { type Card, type Palette, picture, type Story, way } from '../wrapped';
import { BasisDrawer } from './BasisDrawer';
import { gestureOf, moved, type Player, type Move } from './player';
import css from './StoryPlayer.module.css';

/** How long a card stays, in milliseconds: long enough to read it twice. */
const stay = 8000;
/** A press that lasts longer than this holds the story and is no tap. */
const hold = 260;

function usePlayer(story: Story) {
  const [address, setAddress] = useSearchParams();
  const still = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const count = story.cards.length;
  const asked = Number(address.get('card')) || 1;
  const [player, move] = useReducer(moved, { at: Math.max(0, Math.min(count, asked) - 1), count, playing: !still, held: false } satisfies Player);
  useEffect(() => {
    setAddress(player.at === 0 ? {} : { card: String(player.at + 1) }, { replace: true });
  }, [player.at, setAddress]);
  useEffect(() => {
    const hide = () => document.hidden && move('pause');
    document.addEventListener('visibilitychange', hide);
    return () => document.removeEventListener('visibilitychange', hide);
  }, []);
  return { player: { ...player, at: Math.min(player.at, count - 1), playing: player.playing && !still }, move, still: still ?? false };
}

export function StoryPlayer(props: { run: string; story: Story; palette: Palette; onPalette: (palette: Palette) => void }) {
  const { run, story, palette } = props;
  const { t } = useTranslation('wrapped');
  const go = useNavigate();
  const { player, move, still } = usePlayer(story);
  const [basis, setBasis] = useState(false);
  const card = story.cards[player.at];
  const leave = () => go(way());
  const open = (shown: boolean) => {
    setBasis(shown);
    move(shown ? 'hold' : 'release');
  };
  useShortcuts(
    {
      ArrowRight: () => move('next'),
      ArrowLeft: () => move('previous'),
      Home: () => move('first'),
      End: () => move('last'),
      ' ': () => move('toggle'),
      i: () => open(true),
      Escape: leave,
    },
    !basis,
  );
  if (!card) return null;
  return (
    <main id="main" className={css.stage} data-palette={palette} data-still={still || undefined}>
      <h1 className="unseen">{t('story.title', { year: story.year })}</h1>
      <Top story={story} player={player} move={move} still={still} palette={palette} onPalette={props.onPalette} />
      <Track run={run} palette={palette} story={story} player={player} move={move} leave={leave} />
      <Bottom run={run} palette={palette} card={card} onBasis={() => open(true)} />
      <p className="unseen" aria-live={player.playing ? 'off' : 'polite'}>
        {t('story.live', { n: player.at + 1, count: player.count, alt: card.alt })}
      </p>
      <BasisDrawer card={card} story={story} open={basis} onClose={() => open(false)} />
    </main>
  );
}

function Top(props: { story: Story; player: Player; move: (move: Move) => void; still: boolean; palette: Palette; onPalette: (palette: Palette) => void }) {
  const { story, player, move, palette } = props;
  const { t } = useTranslation('wrapped');
  return (
    <header className={css.top}>
      <div className={css.segments} role="group" aria-label={t('story.progress', { n: player.at + 1, count: player.count })}>
        {story.cards.map((card, i) => (
          <button key={card.n} type="button" aria-label={t('story.goTo', { n: i + 1, title: card.title })} aria-current={i === player.at ? 'step' : undefined} onClick={() => move({ to: i })}>
            <span>
              {i < player.at && <i data-full />}
              {i === player.at &&
                (player.playing ? (
                  <i key={card.n} className={css.running} style={{ animationDuration: `${stay}ms`, animationPlayState: player.held ? 'paused' : 'running' }} onAnimationEnd={() => move('end')} />
                ) : (
                  <i data-full />
                ))}
            </span>
          </button>
        ))}
      </div>
      <div className={css.bar}>
        <Link to={way()} className={css.tool} aria-label={t('story.leave')} title={t('story.leave')}>
          <Icon name="close" size={20} />
        </Link>
        <p className={css.where}>
          <strong>{story.year}</strong>
          {story.example && <span className={css.example}>{t('example.mark')}</span>}
        </p>
        <button
          type="button"
          className={css.tool}
          onClick={() => props.onPalette(palette === 'lantern' ? 'paper' : 'lantern')}
          aria-label={palette === 'lantern' ? t('story.toPaper') : t('story.toLantern')}
          title={palette === 'lantern' ? t('story.toPaper') : t('story.toLantern')}
        >
          <Icon name={palette === 'lantern' ? 'sun' : 'moon'} size={20} />
        </button>
        {!props.still && (
          <button type="button" className={css.tool} onClick={() => move('toggle')} aria-label={player.playing ? t('story.pause') : t('story.play')} title={player.playing ? t('story.pause') : t('story.play')}>
            <Icon name={player.playing ? 'pause' : 'play'} size={20} />
          </button>
        )}
      </div>
    </header>
  );
}

/** The card with its neighbours; a finger pulls it, a long press holds it. */
function Track(props: { run: string; palette: Palette; story: Story; player: Player; move: (move: Move) => void; leave: () => void }) {
  const { story, player, move, leave } = props;
  const { t, i18n } = useTranslation('wrapped');
  const row = useRef<HTMLDivElement>(null);
  const finger = useRef<{ x: number; y: number; held: boolean } | null>(null);
  const swallow = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pull = (dx: number) => row.current?.style.setProperty('--pull', `${dx}px`);
  const down = (event: PointerEvent) => {
    swallow.current = false;
    if (event.pointerType === 'mouse') return;
    finger.current = { x: event.clientX, y: event.clientY, held: false };
    timer.current = setTimeout(() => {
      if (finger.current) finger.current.held = true;
      move('hold');
    }, hold);
  };
  const drag = (event: PointerEvent) => {
    const start = finger.current;
    if (!start) return;
    const dx = event.clientX - start.x;
    if (Math.abs(dx) > 6) {
      row.current?.setAttribute('data-pulled', '');
      pull(dx);
    }
  };
  const up = (event: PointerEvent, cancelled = false) => {
    const start = finger.current;
    clearTimeout(timer.current);
    if (!start) return;
    finger.current = null;
    row.current?.removeAttribute('data-pulled');
    pull(0);
    if (start.held) move('release');
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    const meant = cancelled ? 'none' : gestureOf(dx, dy);
    // A browser makes no click of a tap that comes right after a swipe, so a finger's tap is taken here and its click is not.
    swallow.current = true;
    if (meant === 'close') leave();
    else if (meant !== 'none') move(meant);
    else if (!cancelled && !start.held && Math.hypot(dx, dy) <= 10) {
      const side = event.target instanceof Element && event.target.closest('[data-side]')?.getAttribute('data-side');
      if (side === 'next' || side === 'previous') move(side);
    }
  };
  const tap = (to: Move) => (event: MouseEvent) => {
    const key = event.detail === 0;
    if (key || !swallow.current) move(to);
    swallow.current = false;
  };
  const last = player.at === player.count - 1;
  return (
    <div className={css.view} onPointerDown={down} onPointerMove={drag} onPointerUp={up} onPointerCancel={(event) => up(event, true)}>
      <div ref={row} className={css.row}>
        {story.cards.map((card, i) => (Math.abs(i - player.at) <= 2 ? <Sheet key={card.n} card={card} src={picture(props.run, card.n, 'svg', { language: i18n.language, palette: props.palette })} away={i - player.at} count={player.count} i={i} /> : null))}
      </div>
      <button type="button" className={css.tap} data-side="previous" disabled={player.at === 0} aria-label={t('story.previous')} onClick={tap('previous')}>
        <span>
          <Icon name="left" size={24} />
        </span>
      </button>
      <button type="button" className={css.tap} data-side="next" disabled={last} aria-label={t('story.next')} onClick={tap('next')}>
        <span>
          <Icon name="right" size={24} />
        </span>
      </button>
    </div>
  );
}

function Sheet({ card, src, away, i, count }: { card: Card; src: string; away: number; i: number; count: number }) {
  const { t } = useTranslation('wrapped');
  const [state, setState] = useState<'coming' | 'there' | 'broken'>('coming');
  useEffect(() => setState((now) => (now === 'there' ? now : 'coming')), [src]);
  return (
    <section className={css.sheet} style={{ '--away': away } as CSSProperties} data-away={away} aria-label={t('story.card', { n: i + 1, count, title: card.title })} aria-hidden={away !== 0}>
      {state === 'broken' ? (
        <div className={css.spelled}>
          <p>{card.title}</p>
          <strong>{[card.headline, card.headline_unit].filter(Boolean).join(' ')}</strong>
          <p>{card.text}</p>
        </div>
      ) : (
        <img src={src} alt={card.alt} draggable={false} data-state={state} onLoad={() => setState('there')} onError={() => setState('broken')} />
      )}
    </section>
  );
}

function Bottom({ run, palette, card, onBasis }: { run: string; palette: Palette; card: Card; onBasis: () => void }) {
  const { t, i18n } = useTranslation('wrapped');
  return (
    <footer className={css.bottom}>
      <button type="button" className={css.action} onClick={onBasis} aria-haspopup="dialog">
        <Icon name="info" />
        {t('story.basis')}
      </button>
      <a className={css.action} href={picture(run, card.n, 'png', { language: i18n.language, palette, download: 'true' })} download>
        <Icon name="download" />
        {t('story.save')}
      </a>
      <Link className={css.action} data-first to={way(`share/${encodeURIComponent(run)}`)}>
        <Icon name="share" />
        {t('story.share')}
      </Link>
    </footer>
  );
}
