// Small landscapes drawn from a number: pictures for the fake's pages, with no file and no network.
const palettes = [
  ['#f4d8a8', '#d98f5b', '#8a4b36', '#4a2c2a'],
  ['#cfe3e0', '#7fb0ab', '#3f7377', '#1f4148'],
  ['#e6e2c4', '#a9b978', '#67813f', '#33492a'],
  ['#e3d5ea', '#b193c9', '#77569c', '#3e2b5c'],
  ['#f6d5cf', '#e0907f', '#b0503f', '#5b2620'],
  ['#d7dfee', '#93a9d1', '#51689c', '#28365a'],
];

export function picture(seed, width = 1200, height = 800) {
  const [sky, far, mid, near] = palettes[seed % palettes.length];
  const wave = (base, swing, step) => {
    let path = `M0 ${height}V${base}`;
    for (let x = 0; x <= width; x += step) {
      const y = base + Math.sin((x / width) * 6.3 + seed * 1.7 + base) * swing + Math.sin(x / 90 + seed) * swing * 0.2;
      path += `L${x} ${y.toFixed(0)}`;
    }
    return `${path}L${width} ${height}z`;
  };
  const sun = 0.25 + ((seed * 37) % 50) / 100;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><path fill="${sky}" d="M0 0h${width}v${height}H0z"/><circle cx="${width * sun}" cy="${height * 0.32}" r="${70 + (seed % 4) * 22}" fill="#fff" opacity=".55"/><path fill="${far}" d="${wave(height * 0.52, 60, 40)}"/><path fill="${mid}" d="${wave(height * 0.68, 70, 40)}"/><path fill="${near}" d="${wave(height * 0.84, 50, 40)}"/></svg>`;
}
