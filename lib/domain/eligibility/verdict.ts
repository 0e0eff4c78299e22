import { ageOn } from '@/lib/domain/eligibility/age';
import type { Category, Identity, StatedAge, TrackRule, Verdict } from '@/lib/domain/eligibility/types';

/**
 * Whether somebody may vote in a track.
 * @param rule null: none is set, and nobody may
 */
export function verdictOf(track: string, rule: TrackRule | null, identity: Identity): Verdict {
  if (rule === null) return 'no-rule';
  const named = identity.tracks === null ? rule.namedOnly !== true : identity.tracks.includes(track);
  if (!named) return 'not-in-track';
  if (identity.vouched) return 'eligible';
  return (
    ageMiss(rule, identity.age) ??
    districtMiss(rule.districts, identity.district) ??
    categoryMiss(rule.categories, identity.categories) ??
    'eligible'
  );
}

function ageMiss({ leastAge, greatestAge, ageDay }: TrackRule, stated: StatedAge | null): Verdict | null {
  if (ageDay === null || (leastAge === null && greatestAge === null)) return null;
  const age = yearsOn(stated, ageDay);
  if (age === null) return 'age-unknown';
  if (leastAge !== null && age < leastAge) return 'too-young';
  return greatestAge !== null && age > greatestAge ? 'too-old' : null;
}

/** An age that was counted on another day says nothing of this one. */
function yearsOn(stated: StatedAge | null, day: string): number | null {
  if (stated === null) return null;
  if ('birth' in stated) return ageOn(stated.birth, day);
  return stated.on === day ? stated.years : null;
}

function districtMiss(districts: readonly string[], district: string | null): Verdict | null {
  if (districts.length === 0) return null;
  if (district === null) return 'district-unknown';
  return districts.some((one) => plain(one) === plain(district)) ? null : 'other-district';
}

/** 「행궁 동」 and 「행궁동」 are one place. */
const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');

function categoryMiss(wanted: readonly Category[], stated: readonly Category[] | null): Verdict | null {
  if (wanted.length === 0) return null;
  if (stated === null || stated.length === 0) return 'category-unknown';
  return stated.some((one) => wanted.includes(one)) ? null : 'other-category';
}
