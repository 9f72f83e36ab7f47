export interface Added {
  url: string;
  id?: number;
  error?: { code: string; message: string };
}

const place = 'rowhouse.vault.added';

export function recallAdded(): Added[] {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '[]') as Added[];
  } catch {
    return [];
  }
}

export function rememberAdded(added: Added[]): void {
  sessionStorage.setItem(place, JSON.stringify(added));
}
