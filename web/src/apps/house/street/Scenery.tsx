import css from './Scenery.module.css';

/** What stands behind and beside the houses: sky by day and night, far roofs, trees and a lamp. */
export function Sky() {
  const stars = [[60, 50], [150, 110], [260, 40], [340, 150], [430, 70], [520, 120], [640, 36], [720, 96], [800, 160], [900, 60], [985, 130], [1060, 44], [1120, 180], [1200, 90], [1290, 50], [1350, 140], [210, 190], [590, 190]];
  return (
    <svg className={css.sky} viewBox="0 0 1400 420" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <g className={css.day}>
        <circle cx="1130" cy="96" r="44" className={css.sun} />
        <path className={css.cloud} d="M210 120h150a22 22 0 0 0 4-43 34 34 0 0 0-62-14 26 26 0 0 0-44 12 24 24 0 0 0-48 45zM880 190h110a17 17 0 0 0 3-33 27 27 0 0 0-50-10 20 20 0 0 0-34 10 19 19 0 0 0-29 33z" />
      </g>
      <g className={css.night}>
        {stars.map(([x, y], i) => (
          <circle key={x} cx={x} cy={y} r={i % 3 === 0 ? 1.8 : 1.1} className={css.star} />
        ))}
        <path className={css.moon} d="M1150 58a46 46 0 1 0 30 80 38 38 0 1 1-30-80z" />
      </g>
    </svg>
  );
}

export function FarRoofs() {
  return (
    <svg className={css.far} viewBox="0 0 1600 190" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path className={css.hill} d="M0 190V120C200 60 380 70 560 104s330 30 520-18 360-40 520 4v100z" />
      <path
        className={css.roofs}
        d="M0 190v-58l34-26 34 26v-14h40V84l30-22 30 22v40h24V96h60v34l36-28 36 28v-8h52V98l28-24 28 24v34h36v-18l32-24 32 24v12h48V92h44l22-20 22 20v40h30v-22l38-28 38 28v22h44V98h60v28l30-24 30 24v-8h44V86l34-26 34 26v44h26v-20h54l28-24 28 24v16h40V96l30-24 30 24v36h28v-14l36-26 36 26v72z"
      />
    </svg>
  );
}

export function Tree({ tall = false }: { tall?: boolean }) {
  return (
    <svg className={css.tree} viewBox="0 0 120 250" aria-hidden="true" data-tall={tall || undefined}>
      <path className={css.trunk} d="M55 250c3-40 2-70 1-110h8c-1 40-2 70 1 110zM60 190l-24-30M62 172l22-26" />
      <path className={css.crown} d="M60 16c26-4 40 20 36 38 18 8 20 38 4 50-2 22-24 34-40 28-18 6-40-6-40-28-18-12-14-42 4-50-4-20 12-42 36-38z" />
      <path className={css.crownLight} d="M54 34c-16 4-22 18-20 32M40 84c-10 8-8 20-2 28M82 60c8 8 10 20 4 30" />
    </svg>
  );
}

export function Lamp() {
  return (
    <svg className={css.lamp} viewBox="0 0 60 220" aria-hidden="true">
      <circle className={css.lampGlow} cx="30" cy="38" r="34" />
      <path className={css.post} d="M28 220V62h4v158zM20 212h20v8H20zM24 66l2-6h8l2 6z" />
      <path className={css.head} d="M18 28h24l-5 32H23zM16 28 30 14l14 14z" />
      <path className={css.bulb} d="M22 31h16l-3.500 26h-9z" />
    </svg>
  );
}
