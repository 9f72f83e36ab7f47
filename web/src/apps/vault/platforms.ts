import { useTranslation } from 'react-i18next';

const known = ['bilibili', 'twitter', 'xiaohongshu', 'douyin', 'weibo', 'zhihu', 'ku_an', 'universal', 'telegram', 'rss'];

/** A platform's name as people write it; an unknown one stands as it is. */
export function usePlatformName(): (platform: string) => string {
  const { t } = useTranslation('vault');
  return (platform) => (known.includes(platform) ? t(`platform.${platform}`) : platform);
}
