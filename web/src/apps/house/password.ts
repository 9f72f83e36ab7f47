export type Strength = 0 | 1 | 2 | 3 | 4;

const common = /^(password|passw0rd|qwerty|letmein|welcome|admin|iloveyou|rowhouse|123456|abc123|111111|000000)/i;

/** A hint, not a judge: length counts most, kinds of letters a little, well-known beginnings against it. */
export function strength(password: string): Strength {
  if (password.length === 0) return 0;
  const different = new Set(password).size;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\x00-\x7f]/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  let points = password.length + (kinds - 1) * 2;
  if (different < 5) points -= 8;
  if (common.test(password)) points -= 8;
  if (password.length < 10 || points < 12) return 1;
  if (points < 16) return 2;
  if (points < 21) return 3;
  return 4;
}
