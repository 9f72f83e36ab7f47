import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage, type Language, rememberLanguage } from './prefs';

type Words = Record<string, unknown>;
const files = import.meta.glob<Words>('../words/*/*.json', { import: 'default' });

/** Each namespace of each language is a file of its own, fetched when a page first speaks it. */
const backend = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: (fault: unknown, words: Words | null) => void) {
    const file = files[`../words/${language}/${namespace}.json`];
    if (!file) done(new Error(`no words for ${language}/${namespace}`), null);
    else file().then((words) => done(null, words), (fault: unknown) => done(fault, null));
  },
};

export async function startWords(): Promise<void> {
  const language = currentLanguage();
  document.documentElement.lang = language;
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['en', 'zh', 'ko'],
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

export async function speak(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
