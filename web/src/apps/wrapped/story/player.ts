export interface Player {
  at: number;
  count: number;
  playing: boolean;
  /** Held by a finger, or covered by a panel: time stands still, and goes on by itself. */
  held: boolean;
}

export type Move = 'next' | 'previous' | 'first' | 'last' | 'end' | 'toggle' | 'pause' | 'hold' | 'release' | { to: number };

/** Where the story stands after a move. It never runs past its ends; at the last card it comes to rest. */
export function moved(player: Player, move: Move): Player {
  const to = (at: number) => ({ ...player, at: Math.max(0, Math.min(player.count - 1, at)) });
  if (typeof move === 'object') return to(move.to);
  switch (move) {
    case 'next':
      return to(player.at + 1);
    case 'previous':
      return to(player.at - 1);
    case 'first':
      return to(0);
    case 'last':
      return to(player.count - 1);
    case 'end':
      return player.at < player.count - 1 ? to(player.at + 1) : { ...player, playing: false };
    case 'toggle':
      return player.playing || player.at < player.count - 1 ? { ...player, playing: !player.playing } : { ...player, at: 0, playing: true };
    case 'pause':
      return { ...player, playing: false };
    case 'hold':
      return { ...player, held: true };
    case 'release':
      return { ...player, held: false };
  }
}

export type Gesture = 'next' | 'previous' | 'close' | 'none';

/** What a finger meant that went this far: a swipe needs a third of an inch and a clear direction. */
export function gestureOf(dx: number, dy: number): Gesture {
  const wide = Math.abs(dx);
  const high = Math.abs(dy);
  if (wide >= 44 && wide > high * 1.2) return dx < 0 ? 'next' : 'previous';
  if (dy >= 110 && high > wide * 1.6) return 'close';
  return 'none';
}
