import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useHouse } from '../lib/house';
import { Failed, PageLoading } from './states';

/** Lets the owner through and sends everybody else to the sign-in page, and back afterwards. */
export function Signed({ children }: { children: ReactNode }) {
  const house = useHouse();
  const place = useLocation();
  if (house.isPending) return <PageLoading />;
  if (!house.data) return <Failed fault={house.error} retry={() => void house.refetch()} />;
  if (!house.data.signed_in) {
    const next = place.pathname + place.search;
    return <Navigate to={`/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return children;
}
