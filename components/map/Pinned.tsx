import type { ReactNode } from 'react';
import { project, type View } from '@/lib/domain/map/projection';
import type { LatLon } from '@/lib/domain/map/types';

interface Props {
  view: View;
  at: LatLon;
  /** Drawn about (0, 0), in pixels of the screen, however large the map is. */
  children: ReactNode;
}

/** A sign at a point of the map; nothing where the map does not show that point. */
export function Pinned({ view, at, children }: Props) {
  const { x, y } = project(view, at);
  if (x < 0 || x > 100 || y < 0 || y > 100) return null;
  return (
    <svg x={percent(x)} y={percent(y)} overflow="visible">
      {children}
    </svg>
  );
}

/** A hundredth of a per cent of a map is less than a pixel. */
export const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;
