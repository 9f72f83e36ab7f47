import { basePath } from './base';

export const languages = ['en', 'zh', 'ko'] as const;
export type Language = (typeof languages)[number];
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** Each language in its own words, because one looks for one's own. */
export const languageNames: Record<Language, string> = { en: 'English', zh: '中文', ko: '한국어' };

export function readCookie(name: string, cookies = document.cookie): string | null {
  for (const part of cookies.split('; ')) {
    const [key, ...value] = part.split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return null;
}

function writeCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=${basePath}; max-age=31536000; samesite=lax${secure}`;
}

export function asLanguage(tag: string | null | undefined): Language | null {
  const main = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === main) ?? null;
}

export function currentLanguage(): Language {
  return (
    asLanguage(readCookie('rowhouse_lang')) ??
    asLanguage(document.documentElement.lang) ??
    asLanguage(navigator.language) ??
    'en'
  );
}

export function rememberLanguage(language: Language): void {
  writeCookie('rowhouse_lang', language);
}

export function currentTheme(): Theme {
  const theme = readCookie('rowhouse_theme');
  return themes.find((one) => one === theme) ?? 'auto';
}

export function rememberTheme(theme: Theme): void {
  writeCookie('rowhouse_theme', theme);
}
