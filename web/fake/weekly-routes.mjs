// The weekly letter's own half of the contract.
import { Watching, watchingRoutes } from './watching.mjs';

export class Weekly extends Watching {
  constructor(options = {}) {
    super('weekly', { ...options, filled: options.watched ?? options.filled });
  }
}

export const weeklyRoutes = [...watchingRoutes('weekly')];
