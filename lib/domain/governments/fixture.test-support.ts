import type { Government, GovernmentName, Succession, UpperTier } from '@/lib/domain/governments/types';

/** A name from its three forms. */
export function named(
  [nameKo, shortKo, nameEn]: [string, string, string],
  { from = null, to = null }: { from?: string | null; to?: string | null } = {},
): GovernmentName {
  return { from, to, nameKo, shortKo, nameEn };
}

export function under(
  upper: Government,
  { from = null, to = null }: { from?: string | null; to?: string | null } = {},
): UpperTier {
  return { from, to, lafCd: upper.lafCd, names: upper.names };
}

export function followedBy(
  kind: Succession['kind'],
  effectiveOn: string,
  { lafCd, names, uppers }: Government,
): Succession {
  return { kind, effectiveOn, government: { lafCd, names, uppers } };
}

/** A government with everything left empty that a test does not give. */
export function government(
  given: Partial<Government> & Pick<Government, 'lafCd' | 'kind' | 'names'>,
): Government {
  const tier = given.kind === 'metropolitan' || given.kind === 'province' ? 'upper' : 'lower';
  return {
    tier,
    from: null,
    to: null,
    note: null,
    uppers: [],
    populations: [],
    successors: [],
    predecessors: [],
    ...given,
  };
}

const MERGER = '2026-07-01';

export const seoul = government({
  lafCd: '1100000',
  kind: 'metropolitan',
  names: [named(['서울특별시', '서울본청', 'Seoul Metropolitan Government'])],
  populations: [{ year: 2025, residents: 9_299_548 }],
});
export const seoulJung = government({
  lafCd: '1112000',
  kind: 'district',
  names: [named(['중구', '서울중구', 'Jung-gu'])],
  uppers: [under(seoul)],
  populations: [{ year: 2025, residents: 117_805 }],
});
export const jongno = government({
  lafCd: '1111000',
  kind: 'district',
  names: [named(['종로구', '서울종로구', 'Jongno-gu'])],
  uppers: [under(seoul)],
  populations: [{ year: 2025, residents: 137_048 }],
});
export const gangwon = government({
  lafCd: '4200000',
  kind: 'province',
  names: [
    named(['강원도', '강원본청', 'Gangwon Province'], { to: '2023-06-11' }),
    named(['강원특별자치도', '강원본청', 'Gangwon State'], { from: '2023-06-11' }),
  ],
});
export const hoengseong = government({
  lafCd: '4272000',
  kind: 'county',
  names: [named(['횡성군', '강원횡성군', 'Hoengseong-gun'])],
  uppers: [under(gangwon)],
  populations: [{ year: 2025, residents: 45_627 }],
});
export const merged = government({
  lafCd: '6100000',
  kind: 'metropolitan',
  from: MERGER,
  names: [
    named(['전남광주통합특별시', '전남광주본청', 'Jeonnam-Gwangju Integrated Special City'], {
      from: MERGER,
    }),
  ],
});
export const gwangju = government({
  lafCd: '2900000',
  kind: 'metropolitan',
  to: MERGER,
  names: [named(['광주광역시', '광주본청', 'Gwangju Metropolitan City'], { to: MERGER })],
  populations: [{ year: 2025, residents: 1_392_013 }],
  successors: [followedBy('merged', MERGER, merged)],
});
export const gwangjuSeo = government({
  lafCd: '2912000',
  kind: 'district',
  names: [
    named(['서구', '광주서구', 'Seo-gu'], { to: MERGER }),
    named(['서구', '전남광주서구', 'Seo-gu'], { from: MERGER }),
  ],
  uppers: [under(gwangju, { to: MERGER }), under(merged, { from: MERGER })],
  populations: [{ year: 2025, residents: 275_063 }],
});
const daegu = government({
  lafCd: '2700000',
  kind: 'metropolitan',
  names: [named(['대구광역시', '대구본청', 'Daegu Metropolitan City'])],
});
export const gunwi = government({
  lafCd: '2772000',
  kind: 'county',
  from: '2023-07-01',
  names: [named(['군위군', '대구군위군', 'Gunwi-gun'], { from: '2023-07-01' })],
  uppers: [under(daegu, { from: '2023-07-01' })],
});
export const formerGunwi = government({
  lafCd: '4771000',
  kind: 'county',
  to: '2023-07-01',
  names: [named(['군위군', '경북군위군', 'Gunwi-gun'], { to: '2023-07-01' })],
  successors: [followedBy('moved', '2023-07-01', gunwi)],
});

export const sample = [
  seoul,
  jongno,
  seoulJung,
  daegu,
  gunwi,
  gwangju,
  gwangjuSeo,
  gangwon,
  hoengseong,
  formerGunwi,
  merged,
];
