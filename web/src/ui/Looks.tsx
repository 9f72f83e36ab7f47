import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { speak } from '../lib/i18n';
import { languageNames, languages, type Theme, themes } from '../lib/prefs';
import css from './Frame.module.css';
import { Icon, type IconName } from './Icon';

export const themeIcons: Record<Theme, IconName> = { light: 'sun', dark: 'moon', auto: 'auto' };

export function ThemeMenu() {
  const { t } = useTranslation('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme.label')} className={css.quiet}>
          <Icon name={themeIcons[colorScheme]} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {themes.map((theme) => (
          <Menu.Item
            key={theme}
            leftSection={<Icon name={themeIcons[theme]} />}
            rightSection={theme === colorScheme ? <Icon name="check" size={16} /> : null}
            aria-current={theme === colorScheme}
            onClick={() => setColorScheme(theme)}
          >
            {t(`theme.${theme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function LanguageMenu() {
  const { t, i18n } = useTranslation('common');
  return (
    <Menu position="top-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language')} className={css.quiet}>
          <Icon name="language" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === i18n.language ? <Icon name="check" size={16} /> : null}
            aria-current={language === i18n.language}
            onClick={() => void speak(language)}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
