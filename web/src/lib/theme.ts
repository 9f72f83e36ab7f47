import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';
import { currentTheme, rememberTheme } from './prefs';

const accent = Array.from({ length: 10 }, (_, i) => `var(--accent-${i})`) as unknown as MantineColorsTuple;
const tone = (...colors: string[]) => colors as unknown as MantineColorsTuple;

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    accent,
    gray: tone('#f7f4ee', '#f1ede5', '#e7e2d8', '#d9d3c7', '#c4bcae', '#a59d8f', '#7d766a', '#625c51', '#453f37', '#26221d'),
    dark: tone('#ece7de', '#cfc9be', '#a9a297', '#7b756b', '#3f3a35', '#332f2b', '#26231f', '#191715', '#131110', '#0c0b0a'),
    red: tone('#fdf1ee', '#f9dfd9', '#f0bbb0', '#e79585', '#df7461', '#d65b46', '#c4452f', '#ad3825', '#8f2c1c', '#6f2115'),
  },
  white: '#ffffff',
  black: '#26221d',
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-display)', fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.375rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 550 } },
    // Their heads are no banner of the page, though the element says so.
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } }, centered: true, radius: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.35 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end' } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    Notification: { defaultProps: { radius: 'md' } },
  },
});

/** Mantine's own greys are too faint on paper: every text colour here has at least 4.5:1 on its surface. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-2)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-accent-light': 'var(--accent-soft)',
    '--mantine-color-accent-light-hover': 'var(--accent-soft-2)',
    '--mantine-color-accent-light-color': 'var(--accent-ink)',
    '--mantine-color-red-light-color': 'var(--bad)',
    '--mantine-color-red-outline': 'var(--bad)',
  },
  dark: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-2)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-accent-light': 'var(--accent-soft)',
    '--mantine-color-accent-light-hover': 'var(--accent-soft-2)',
    '--mantine-color-accent-light-color': 'var(--accent-ink)',
    '--mantine-color-red-light-color': 'var(--bad)',
    '--mantine-color-red-outline': 'var(--bad)',
  },
});

/** The colour scheme lives in a cookie, so that the server can paint the first byte in it. */
export const schemeManager: MantineColorSchemeManager = {
  get: () => currentTheme(),
  set: (scheme) => rememberTheme(scheme),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => rememberTheme('auto'),
};
