import type { GovernmentFrame } from '@/lib/domain/government-page';
import { type GovernmentLink, governmentLink } from '@/lib/domain/government-link';
import {
  type Government,
  lowerTiersOf,
  ownCodes,
  type Register,
  type Succession,
  upperOn,
} from '@/lib/domain/governments';

/**
 * A government with its neighbours on a day.
 * @param register the whole register: neighbours that are closed by now are in it too
 */
export function governmentFrame(register: Register, government: Government, on: string): GovernmentFrame {
  const upperCd = upperOn(government, on)?.lafCd;
  const upper = upperCd === undefined ? undefined : register.get(upperCd);
  const follow = ({ government: other, effectiveOn }: Succession): GovernmentLink =>
    governmentLink(other, effectiveOn);
  return {
    government,
    on,
    upper: upper === undefined ? null : governmentLink(upper, on),
    lowers: lowerTiersOf(register.values(), government.lafCd, on).map((lower) => governmentLink(lower, on)),
    successors: government.successors.map(follow),
    predecessors: government.predecessors.map(follow),
    codes: ownCodes(register, government.lafCd),
  };
}
