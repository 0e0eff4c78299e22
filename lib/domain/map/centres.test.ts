import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CENTRE_TABLE } from '@/lib/domain/map/centre-table';
import { centreOf, extentOf, mapGovernment } from '@/lib/domain/map/centres';
import { holds, KOREA } from '@/lib/domain/map/extent';
import { distance } from '@/lib/domain/map/projection';
import type { LatLon } from '@/lib/domain/map/types';

const rows = CENTRE_TABLE.trim()
  .split('\n')
  .map((line) => line.split(' '))
  .map(([code = '', name = '', lat, lon, km]) => ({
    code,
    name,
    lat: Number(lat),
    lon: Number(lon),
    km: Number(km),
  }));
const lower = rows.filter(({ code }) => !code.endsWith('00000'));
const ULLEUNG = '4783000';
const upperOf = (code: string) => rows.find((row) => row.code === `${code.slice(0, 2)}00000`);

/** Merged into others, or under another code, before processes are kept here. */
const GONE = '4172000 4311000 4371000 4472000 4479000 4771000 4812000 4814000'.split(' ');

describe('the table of centres', () => {
  it('has the governments of the register, each once', () => {
    const codes = rows.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const register = readFileSync('prisma/migrations/20261123000150_register_data/migration.sql', 'utf8');
    const registered = new Set(register.match(/'\d{7}'/g)?.map((code) => code.slice(1, -1)));
    expect(registered.size).toBeGreaterThan(200);
    expect([...registered].filter((code) => centreOf(code) === null).sort()).toEqual(GONE);
    expect(codes.filter((code) => !registered.has(code))).toEqual([]);
  });

  it('lies in Korea, with reaches that can be', () => {
    expect(rows.filter((row) => !holds(KOREA, row))).toEqual([]);
    expect(rows.filter(({ km }) => !(km >= 3 && km <= 310))).toEqual([]);
  });

  it('has every office within what its upper government reaches, and no farther than the land goes', () => {
    const isFar = (row: (typeof rows)[number]) => {
      const upper = upperOf(row.code);
      if (upper === undefined) return true;
      const most = Number(row.code.slice(0, 2)) < 41 ? 45 : 140;
      return distance(upper, row) > 1000 * Math.min(upper.km, row.code === ULLEUNG ? 250 : most);
    };
    expect(rows.filter(isFar)).toEqual([]);
  });

  it('has another office of the same upper government within 45 km of each, but of Ulleung', () => {
    const alone = lower.filter(
      (row) =>
        !lower.some(
          (other) =>
            other !== row && upperOf(other.code) === upperOf(row.code) && distance(row, other) < 45_000,
        ),
    );
    expect(alone.map(({ code }) => code)).toEqual([ULLEUNG]);
  });

  it('has no two cities, counties or districts at one spot', () => {
    const same = (a: LatLon, b: LatLon) => a.lat === b.lat && a.lon === b.lon;
    expect(lower.filter((row, index) => lower.findIndex((other) => same(row, other)) !== index)).toEqual([]);
  });

  it.each([
    ['Dokdo', '4783000', { lat: 37.241, lon: 131.866 }],
    ['Baengnyeongdo', '2872000', { lat: 37.966, lon: 124.63 }],
    ['Gageodo', '4687000', { lat: 34.06, lon: 125.12 }],
    ['Marado', '4900000', { lat: 33.118, lon: 126.268 }],
    ['Chujado', '4900000', { lat: 33.962, lon: 126.298 }],
    ['Geomundo', '4612000', { lat: 34.03, lon: 127.31 }],
    ['Eocheongdo', '4512000', { lat: 36.117, lon: 125.98 }],
    ['Daebudo', '4119000', { lat: 37.24, lon: 126.58 }],
    ['Gadeokdo', '2622000', { lat: 35.03, lon: 128.83 }],
  ])('reaches to %s', (_, code, at) => {
    const extent = extentOf(code);
    expect(extent !== null && holds(extent, at)).toBe(true);
  });

  it('does not reach from Suwon to Seoul', () => {
    const extent = extentOf('4111000');
    expect(extent !== null && holds(extent, { lat: 37.5665, lon: 126.978 })).toBe(false);
  });

  it('knows nothing of a code that is none', () => {
    expect(mapGovernment('9999999', '어디군')).toEqual({ name: '어디군', centre: null, extent: null });
  });
});
