import type { ReactNode } from 'react';

/** Our own line icons: 20 × 20, one pen. */
const shapes = {
  library: <path d="M4 4.500v11M7.500 4.500v11M11 4.500v11M14 5l2.500 10.500" />,
  add: <path d="M10 4v12M4 10h12" />,
  jobs: <path d="M3.500 6h3l1.500 4 3.500-6 2 8 1.500-4h2M3.500 16h13" />,
  settings: (
    <>
      <path d="M3.500 6h7M14.500 6h2M3.500 14h2M9.500 14h7" />
      <circle cx="12.500" cy="6" r="2" />
      <circle cx="7.500" cy="14" r="2" />
    </>
  ),
  street: <path d="M2.500 16.500h15M4 16.500V9l4-3.500L12 9v7.500M12 10.500l2-2 2.500 2.500v5.500M7 16.500v-3h2v3" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 3.500 3.500" />
    </>
  ),
  grid: <path d="M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z" />,
  list: <path d="M8 5.500h8.500M8 10h8.500M8 14.500h8.500M4 5.500h.500M4 10h.500M4 14.500h.500" />,
  filter: <path d="M3.500 5.500h13M6 10h8M8.500 14.500h3" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  check: <path d="m4 10.500 4 4 8-9" />,
  left: <path d="m12 4.500-5.500 5.500 5.500 5.500" />,
  right: <path d="m8 4.500 5.500 5.500-5.500 5.500" />,
  up: <path d="m4.500 12 5.500-5.500 5.500 5.500" />,
  down: <path d="m4.500 8 5.500 5.500 5.500-5.500" />,
  back: <path d="M16 10H4.500M9 5l-5 5 5 5" />,
  open: <path d="M8 4.500H4.500v11h11V12M11.500 4.500h4v4M15 5l-6 6" />,
  edit: <path d="m4.500 15.500.700-3.200L13 4.500l2.500 2.500-7.800 7.800z" />,
  trash: <path d="M4 6h12M8 6V4.500h4V6M5.500 6l.700 10h7.600l.700-10M8.500 9v4.500M11.500 9v4.500" />,
  retry: <path d="M15.500 8A6 6 0 1 0 16 11M16 4.500V8h-3.500" />,
  sun: (
    <>
      <circle cx="10" cy="10" r="3.200" />
      <path d="M10 3v1.500M10 15.500V17M3 10h1.500M15.500 10H17M5 5l1 1M14 14l1 1M15 5l-1 1M6 14l-1 1" />
    </>
  ),
  moon: <path d="M16 11.500A6.500 6.500 0 0 1 8.500 4a6.500 6.500 0 1 0 7.500 7.500z" />,
  auto: (
    <>
      <circle cx="10" cy="10" r="6" />
      <path d="M10 4a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  language: <path d="M3.500 6h8M7.500 4v2c0 3-1.500 5.500-4 7M5.500 8.500c1 2 2.500 3.500 4.500 4.500M9.500 16l3.500-8 3.500 8M10.800 13.500h4.400" />,
  out: <path d="M8.500 4.500h-4v11h4M8 10h8.500M13 6.500l3.500 3.500-3.500 3.500" />,
  help: (
    <>
      <circle cx="10" cy="10" r="6.500" />
      <path d="M8 8.200a2 2 0 1 1 2.800 1.900c-.600.300-.800.700-.800 1.400M10 13.700v.100" />
    </>
  ),
  tag: <path d="M4 4.500h5.500l6.500 6.500-5 5L4 9.500zM7 7.500h.100" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="6.500" />
      <path d="M10 6v4l2.500 2" />
    </>
  ),
  warn: <path d="M10 3.500 17 16H3zM10 8v3.500M10 13.700v.100" />,
  picture: <path d="M3.500 4.500h13v11h-13zM3.500 13l3.500-3.500 3 3 2.500-2 4 3.500M12.500 7.500h.100" />,
  snapshot: <path d="M4 7V4.500h2.500M13.500 4.500H16V7M16 13v2.500h-2.500M6.500 15.500H4V13M7.500 10h5" />,
  copy: <path d="M7.500 7.500h8v8h-8zM12.500 7.500v-3h-8v8h3" />,
  pause: <path d="M7 5v10M13 5v10" />,
  play: <path d="M6.500 4.500v11l9-5.500z" />,
  text: <path d="M4 5.500h12M4 9h12M4 12.500h12M4 16h7" />,
  source: <path d="M8.500 11.500a3 3 0 0 0 4.200 0l2.500-2.500a3 3 0 0 0-4.200-4.200l-1 1M11.500 8.500a3 3 0 0 0-4.200 0L4.800 11A3 3 0 0 0 9 15.200l1-1" />,
  person: (
    <>
      <circle cx="10" cy="7" r="3" />
      <path d="M4 16.500c.500-3.500 3-5 6-5s5.500 1.500 6 5" />
    </>
  ),
  more: <path d="M5 10h.100M10 10h.100M15 10h.100" strokeWidth="2.400" />,
  offline: <path d="M3 8.500a10 10 0 0 1 14 0M5.500 11.500a6.500 6.500 0 0 1 9 0M8.200 14.200a2.600 2.600 0 0 1 3.600 0M4 4l12 13" />,
  shield: <path d="M10 3.500 16 6v4c0 3.500-2.500 5.500-6 6.500-3.500-1-6-3-6-6.500V6z" />,
  story: <path d="M6.500 3.500h7v13h-7zM3.500 6v8M16.500 6v8" />,
  share: <path d="M10 12.500V3.500M6.500 7 10 3.500 13.500 7M4 11v5.500h12V11" />,
  download: <path d="M10 3.500v9M6.500 9l3.500 3.500L13.500 9M4 12.500v4h12v-4" />,
  compare: <path d="M4 16.500v-6h3.500v6M8.500 16.500v-13H12v13M13 16.500V8h3.500v8.500" />,
  desk: <path d="M3 8h14M4.500 8v8.500M15.500 8v8.500M7 5h6v3H7zM11 8v4h4.500" />,
  letter: <path d="M3 5h14v10.500H3zM3.500 5.500 10 11l6.500-5.500" />,
  calendar: <path d="M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3.500V6M13 3.500V6" />,
  info: (
    <>
      <circle cx="10" cy="10" r="6.500" />
      <path d="M10 9.300v4M10 6.700v.100" />
    </>
  ),
  lock: <path d="M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9" />,
  box: <path d="M3.500 6.500 10 3.500l6.500 3v7L10 16.500l-6.500-3zM3.500 6.500 10 9.500l6.500-3M10 9.500v7" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none', display: 'block' }}
    >
      {shapes[name]}
    </svg>
  );
}
