import { z } from 'zod';
import { isDay } from '@/lib/domain/eligibility/age';
import { CATEGORIES, type Category } from '@/lib/domain/eligibility/types';

/** Which claims of an identity provider say what. Nothing else of them is read. */
export interface ClaimNames {
  birth: string | null;
  district: string | null;
  categories: string | null;
}

/** What is kept of the claims: sealed, and no more than rules can ask for. */
export const keptClaims = z.strictObject({
  birth: z.string().refine(isDay).nullable(),
  district: z.string().min(1).max(100).nullable(),
  categories: z.array(z.enum(CATEGORIES)).nullable(),
});
export type KeptClaims = z.infer<typeof keptClaims>;

const SETTING = /^(birth|district|categories)=[A-Za-z0-9_.:/-]{1,100}$/;

/**
 * Reads the setting OIDC_CLAIMS, such as `birth=birthdate,district=address.region`.
 * @returns null where it is not of this form, or names nothing
 */
export function readClaimNames(setting: string): ClaimNames | null {
  const parts = setting.split(',').map((part) => part.trim());
  if (!parts.every((part) => SETTING.test(part))) return null;
  const named = new Map(
    parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  if (named.size !== parts.length) return null;
  const of = (name: string) => named.get(name) ?? null;
  return { birth: of('birth'), district: of('district'), categories: of('categories') };
}

/** Takes out of the claims what is kept. What is missing, or not of its form, is null: a rule that asks for it is not fulfilled. */
export function pickClaims(names: ClaimNames, claims: Readonly<Record<string, unknown>>): KeptClaims {
  const birth = textAt(claims, names.birth);
  const district = textAt(claims, names.district)?.trim() ?? '';
  return {
    birth: birth !== null && isDay(birth) ? birth : null,
    district: district.length > 0 && district.length <= 100 ? district : null,
    categories: categoriesAt(claims, names.categories),
  };
}

/** A claim by its name, or by a path of names (`address.region`) where there is none of the whole name. */
function valueAt(claims: Readonly<Record<string, unknown>>, name: string | null): unknown {
  if (name === null) return undefined;
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((inside, key) => {
    const isObject = typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key);
    return isObject ? Reflect.get(inside, key) : undefined;
  }, claims);
}

function textAt(claims: Readonly<Record<string, unknown>>, name: string | null): string | null {
  const value = valueAt(claims, name);
  return typeof value === 'string' ? value : null;
}

function categoriesAt(claims: Readonly<Record<string, unknown>>, name: string | null): Category[] | null {
  const value = valueAt(claims, name);
  if (typeof value !== 'string' && !Array.isArray(value)) return null;
  const stated: readonly unknown[] = typeof value === 'string' ? value.split(/[\s,]+/) : value;
  return CATEGORIES.filter((category) => stated.includes(category));
}
