// Cards of the fake: real shapes with the example's figures, in both palettes, so that the pages can be looked at.
const looks = { lantern: { back: ['#8a2452', '#2a1020'], ink: '#fff4ea', dim: '#f3c7d8', mark: '#ffcf8a' }, paper: { back: ['#fbf5ea', '#f3dfe6'], ink: '#35121f', dim: '#8a2452', mark: '#b0346a' } };

export const deck = [
  ['opening', 'Your year', '2025', '', 'A year of short films, told back to you.'],
  ['videos', 'You watched', '9,012', 'videos', 'That is 27 on every day that you opened the app.'],
  ['watch_time', 'It took', '313–497', 'hours', 'Between 13 and 21 whole days, depending on how long you stayed.'],
  ['sessions', 'You sat down', '812', 'times', 'The longest sitting lasted 3 hours and 4 minutes.'],
  ['hours', 'Your hour is', '22:00', '', 'No other hour of the day saw more videos.'],
  ['night', 'After dark', '41 %', 'at night', 'Between 22 and 4 o’clock the feed was yours.'],
  ['heat_map', 'Your week', '7 × 24', 'hours', 'Sundays glow, Tuesdays rest.'],
  ['streak', 'In a row', '46', 'days', 'From 3 March to 17 April you came every day.'],
  ['rewatches', 'Once more', '214', 'videos', 'One of them you opened eleven times.'],
  ['early', 'You were early', '8 %', 'on the first day', 'You saw 721 videos within a day of their upload.'],
  ['rabbit_hole', 'The rabbit hole', '188', 'videos', 'On 9 November you did not come up for 3 hours.'],
  ['thumb', 'Your thumb went', '2,253', 'feet', 'Up the tallest tower of the world, almost.'],
  ['persona', 'You are a', 'Night owl', '', 'Because 41 % of your time fell after 22 o’clock.'],
  ['closing', 'That was', '2025', '', 'See you on the other side.'],
];

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function motif(kind, look) {
  if (kind === 'heat_map' || kind === 'videos') {
    return Array.from({ length: 168 }, (_, i) => `<rect x="${120 + (i % 24) * 35}" y="${1130 + Math.floor(i / 24) * 60}" width="29" height="50" rx="9" fill="${look.mark}" opacity="${0.12 + ((i * 37 + (i % 7) * 23) % 80) / 100}"/>`).join('');
  }
  if (kind === 'night' || kind === 'hours') return `<circle cx="540" cy="1340" r="230" fill="none" stroke="${look.dim}" stroke-opacity=".25" stroke-width="60"/><path d="M540 1110a230 230 0 0 1 200 340" fill="none" stroke="${look.mark}" stroke-width="60" stroke-linecap="round"/>`;
  return `<path d="M110 1520c140-260 220-40 330-190s180-130 260-60 150-160 280-220" fill="none" stroke="${look.mark}" stroke-width="26" stroke-linecap="round"/>`;
}

export function cardSvg(n, palette = 'lantern', hidden = []) {
  const [kind, title, headline, unit, text] = deck[n - 1];
  const look = looks[palette] ?? looks.lantern;
  const shown = hidden.includes(kind) ? '•••' : headline;
  const size = shown.length > 7 ? 150 : 230;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1920" width="1080" height="1920" font-family="Inter,'Noto Sans CJK SC',sans-serif"><defs><linearGradient id="g" x1="0" y1="0" x2="0.4" y2="1"><stop stop-color="${look.back[0]}"/><stop offset="1" stop-color="${look.back[1]}"/></linearGradient></defs><rect width="1080" height="1920" fill="url(#g)"/><text x="110" y="330" fill="${look.dim}" font-size="58">${escape(title)}</text><text x="104" y="${330 + size + 60}" fill="${look.ink}" font-size="${size}" font-family="Georgia,'Noto Serif CJK SC',serif" font-weight="600">${escape(shown)}</text><text x="110" y="${330 + size + 160}" fill="${look.ink}" font-size="64">${escape(unit)}</text><text x="110" y="${330 + size + 290}" fill="${look.dim}" font-size="42">${escape(text)}</text>${motif(kind, look)}<text x="110" y="1790" fill="${look.dim}" font-size="32">Rowhouse · 2025</text></svg>`;
}
