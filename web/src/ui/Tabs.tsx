import { NavLink } from 'react-router';
import css from './Tabs.module.css';

/** Parts of one page, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: { to: string; label: string; end?: boolean; count?: string | null }[] }) {
  return (
    <nav aria-label={label} className={css.tabs}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end}>
          {tab.label}
          {tab.count && <span>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
