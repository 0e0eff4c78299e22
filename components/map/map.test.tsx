import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PlaceMap } from '@/components/map/PlaceMap';
import { PlacePicker } from '@/components/map/PlacePicker';
import { statusText } from '@/components/map/status-text';
import { messages } from '@/lib/content/messages';
import { startPicker } from '@/lib/client/map/picker';
import type { Language } from '@/lib/domain/language';
import { NO_PLACE, type PlaceTexts } from '@/lib/domain/map/place';
import type { Place } from '@/lib/domain/map/types';

const SUWON = {
  name: '수원시',
  centre: { lat: 37.263, lon: 127.029, km: 11 },
  extent: { south: 37.1, west: 126.8, north: 37.4, east: 127.2 },
};
const others = Array.from({ length: 7 }, (_, index) => ({
  name: `제안 ${index}`,
  href: `/participate/4111000-2026/proposals/${index}`,
  at: { lat: 37.28, lon: 127.03 + index / 100 },
}));
const point: Place = { kind: 'point', lat: 37.28, lon: 127.029 };

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function draw(given: Partial<Parameters<typeof PlaceMap>[0]> = {}): string {
  const html = renderToStaticMarkup(
    <PlaceMap language="ko" place={point} government={SUWON} others={others.slice(0, 1)} {...given} />,
  );
  return plain(html);
}

describe('PlaceMap', () => {
  it('says what it draws: coordinates, the way from the offices, what is near', () => {
    // 0.017° of latitude are 1.89 km; 0.001° of longitude at 37.28° are 88 m.
    expect(draw()).toContain(
      'role="img" aria-label="약도: 북위 37.28°, 동경 127.029° 지점. 수원시 청사 부근에서 북쪽으로 약 1.9 km. 가까운 제안: 제안 0 (동쪽 90 m)."',
    );
    expect(draw({ language: 'en' })).toContain(
      'aria-label="Sketch map: a point at 37.28° N, 127.029° E. About 1.9 km north of the offices of 수원시. Proposals nearby: 제안 0 (90 m east)."',
    );
  });

  it('says the size and the middle of an area', () => {
    const ring = [
      [37.26, 127.02],
      [37.27, 127.02],
      [37.27, 127.03],
      [37.26, 127.03],
    ] as const;
    const html = draw({ place: { kind: 'area', ring }, others: [] });
    expect(html).toContain(
      '약도: 모서리 4개, 넓이 0.98 km²인 구역. 한가운데는 북위 37.265°, 동경 127.025°. 수원시 청사 부근.',
    );
    expect(html).toContain('<polygon');
    expect(html).not.toContain('가까운 제안');
  });

  it('leads to a map program and to other proposals, and nowhere else', () => {
    const links = [...draw({ others }).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links[0]).toMatch(/^\/participate\//);
    expect(links).toContain('geo:37.28,127.029');
    expect(links.every((href) => /^(geo:|\/participate\/)/.test(href ?? ''))).toBe(true);
  });

  it('names five others beside the map and the rest on demand', () => {
    const html = draw({ others });
    expect(html).toContain('더 먼 제안 2건');
    expect(html.match(/class="map-number"/g)).toHaveLength(5);
    expect(html).toContain('<ol start="6">');
  });

  it('says nothing of offices that it does not know', () => {
    const html = draw({ government: { name: '어디군', centre: null, extent: null }, others: [] });
    expect(html).toContain('aria-label="약도: 북위 37.28°, 동경 127.029° 지점."');
    expect(html).not.toContain('청사');
  });
});

describe('PlacePicker', () => {
  it.each<Language>(['ko', 'en'])('has fields that work without its map (%s)', (language) => {
    const { map: words } = messages(language);
    const given = { words, government: SUWON, others: [], place: '행궁동', problem: 'half' as const };
    const html = renderToStaticMarkup(<PlacePicker {...given} texts={{ lat: '37.2', lon: '', area: '' }} />);
    for (const name of ['place', 'lat', 'lon', 'area']) expect(html).toContain(` name="${name}"`);
    expect(html).toContain('value="37.2"');
    expect(html).toContain('value="행궁동"');
    expect(html).toContain(words.problems.half);
    expect(html).not.toContain('role="application"');
  });
});

describe('what is read out of the map', () => {
  const { map: words } = messages('ko');
  const say = (texts: Partial<PlaceTexts>, said: 'place' | 'cursor' | 'full' = 'place') =>
    plain(statusText(words, { ...startPicker({ ...NO_PLACE, ...texts }, SUWON, []), said }, SUWON));

  it.each([
    [{}, '아직 위치를 표시하지 않았습니다.'],
    [
      { lat: '37.28', lon: '127.029' },
      '표시한 위치: 북위 37.28°, 동경 127.029°. 수원시 청사 부근에서 북쪽으로 약 1.9 km.',
    ],
    [
      { lat: '37.263', lon: '127.6' },
      '표시한 위치: 북위 37.263°, 동경 127.6°. 수원시 청사 부근에서 동쪽으로 약 51 km. 이 자치단체에서 벗어난 곳입니다. 위치를 다시 확인해 주십시오.',
    ],
    [{ area: '37.26,127.02' }, '모서리 1개. 2개를 더 표시하면 구역이 됩니다.'],
    [{ area: '37.26,127.02;37.27,127.02;37.27,127.03;37.26,127.03' }, '모서리 4개. 넓이 0.98 km².'],
    [
      { area: '37.26,127.02;37.27,127.03;37.26,127.03;37.27,127.02' },
      '모서리 4개. 구역의 테두리가 서로 엇갈립니다. 모서리를 도는 순서대로 적어 주십시오.',
    ],
    [{ lat: '37.28' }, '위도와 경도를 모두 적어 주십시오.'],
  ])('%j', (texts, text) => {
    expect(say(texts)).toBe(text);
  });

  it('says where the cross is, and that no corner more fits', () => {
    expect(say({}, 'cursor')).toBe('십자 표시: 북위 37.263°, 동경 127.029°. 수원시 청사 부근.');
    expect(say({}, 'full')).toBe('모서리는 20개까지 표시할 수 있습니다.');
  });
});
