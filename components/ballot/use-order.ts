import { useEffect, useMemo } from 'react';
import { startOrder } from '@/components/ballot/use-device';
import type { Vote } from '@/components/ballot/vote';
import type { KeptOrder } from '@/lib/client/ballot/kept';
import { shuffled } from '@/lib/client/ballot/shuffle';
import type { BallotProject, BallotRules } from '@/lib/domain/ballot/types';

/** The projects of a track in this device's order, or by number. */
export function useOrder(
  { device }: Vote,
  { track, projects }: BallotRules,
): { projects: readonly BallotProject[]; by: KeptOrder['by']; setBy: (by: KeptOrder['by']) => void } {
  const { order, setOrder } = device;
  useEffect(() => {
    setOrder((before) => before ?? startOrder());
  }, [setOrder]);
  const ordered = useMemo(() => {
    if (order?.by === 'number') return projects;
    return order === null ? [] : shuffled(projects, `${order.seed} ${track}`);
  }, [order, projects, track]);
  return {
    projects: ordered,
    by: order?.by ?? 'own',
    setBy: (by) => setOrder((before) => ({ ...(before ?? startOrder()), by })),
  };
}
