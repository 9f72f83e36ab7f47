// Types first, then the bundle, then the budgets.
import { spawnSync } from 'node:child_process';

const steps = [
  ['node_modules/typescript/bin/tsc', '--noEmit'],
  ['node_modules/vite/bin/vite.js', 'build', ...process.argv.slice(2)],
  ['scripts/finish.mjs'],
];
for (const step of steps) {
  const done = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
