import { normalizeTyped } from '@/lib/domain/governments/hangul';
import type { Government, GovernmentKind, GovernmentName, Validity } from '@/lib/domain/governments/types';

/** English short forms that people write and that do not follow from the name. */
const ENGLISH_SHORT: Record<string, string> = {
  'Chungcheongbuk-do': 'Chungbuk',
  'Chungcheongnam-do': 'Chungnam',
  'Jeollabuk-do': 'Jeonbuk',
  'Jeollanam-do': 'Jeonnam',
  'Gyeongsangbuk-do': 'Gyeongbuk',
  'Gyeongsangnam-do': 'Gyeongnam',
};

const ENGLISH_KIND: Record<GovernmentKind, string> = {
  metropolitan: 'City',
  province: 'Province',
  city: 'City',
  county: 'County',
  district: 'District',
};

interface Writings {
  ko: string[];
  en: string[];
}

/** An upper tier: 서울특별시, 서울, 서울시, 서울본청; 강원특별자치도, 강원, 강원도; Gyeonggi Province, Gyeonggi, Gyeonggi-do. */
function placeWritings({ nameKo, shortKo, nameEn }: GovernmentName): Writings {
  const short = shortKo.replace(/본청$/, '');
  const [unitKo, unitEn, kind] = nameKo.endsWith('도') ? ['도', '-do', 'Province'] : ['시', '-si', 'City'];
  const en = nameEn.replace(/ (Metropolitan|Special|Integrated|Province|State).*$/, '').replace(/-do$/, '');
  const englishShort = ENGLISH_SHORT[nameEn] ?? en;
  return {
    ko: [nameKo, short, short + unitKo, shortKo],
    en: [nameEn, en, en + unitEn, `${en} ${kind}`, englishShort],
  };
}

/** A lower tier by itself: 종로구, 종로 (but not 중 for 중구); Jongno-gu, Jongno, Jongno District. */
function ownWritings({ nameKo, nameEn }: GovernmentName, kind: GovernmentKind): Writings {
  const stem = nameKo.slice(0, -1);
  const en = nameEn.replace(/-(si|gun|gu)$/, '');
  return { ko: stem.length > 1 ? [nameKo, stem] : [nameKo], en: [nameEn, en, `${en} ${ENGLISH_KIND[kind]}`] };
}

function overlap(a: Validity, b: Validity): boolean {
  const aBeginsInTime = a.from === null || b.to === null || a.from < b.to;
  const bBeginsInTime = b.from === null || a.to === null || b.from < a.to;
  return aBeginsInTime && bBeginsInTime;
}

function lowerWritings(government: Government, name: GovernmentName): string[] {
  const own = ownWritings(name, government.kind);
  const uppers = government.uppers
    .filter((upper) => overlap(upper, name))
    .flatMap((upper) => upper.names.map(placeWritings));
  return [
    ...own.ko,
    ...own.en,
    ...uppers.flatMap(({ ko }) => ko.flatMap((place) => own.ko.map((self) => place + self))),
    ...uppers.flatMap(({ en }) =>
      en.flatMap((place) => own.en.flatMap((self) => [place + self, self + place])),
    ),
  ];
}

/** Every way in which people write one name of a government, with and without its upper tiers of that time, normalised. */
export function writingsOf(government: Government, name: GovernmentName): string[] {
  const upperTier = (): string[] => {
    const { ko, en } = placeWritings(name);
    return [...ko, ...en];
  };
  const all = government.tier === 'upper' ? upperTier() : lowerWritings(government, name);
  return [...new Set(all.map(normalizeTyped))];
}
