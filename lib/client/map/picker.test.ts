import { describe, expect, it } from 'vitest';
import {
  act,
  keyAction,
  markedCorners,
  markedPoint,
  type Picker,
  type PickerAction,
  startPicker,
  stepOf,
  typed,
  wholeOf,
} from '@/lib/client/map/picker';
import { holds } from '@/lib/domain/map/extent';
import { NO_PLACE } from '@/lib/domain/map/place';
import { boxOf, project } from '@/lib/domain/map/projection';

const SUWON = { name: '수원시', centre: { lat: 37.263, lon: 127.029, km: 11 }, extent: null };
const UNKNOWN = { name: '어디군', centre: null, extent: null };

/** Ten kilometres wide: an arrow key moves by 200 m, 0.0018° of latitude. */
const begun: Picker = {
  mode: 'point',
  texts: NO_PLACE,
  view: { lat: 37, lon: 127, width: 10_000 },
  cursor: { lat: 37, lon: 127 },
  said: 'place',
};
const drawing: Picker = { ...begun, mode: 'area' };

const after = (picker: Picker, ...actions: PickerAction[]) => actions.reduce(act, picker);
const pressed = (picker: Picker, ...keys: string[]) =>
  keys.reduce((before, key) => {
    const action = keyAction(before, key.replace('Shift+', ''), key.startsWith('Shift+'));
    return action === null ? before : act(before, action);
  }, picker);
const pick = (lat: number, lon: number): PickerAction => ({ kind: 'pick', at: { lat, lon } });

describe('the map begins', () => {
  it('with all of the government', () => {
    const { view, mode, cursor } = startPicker(NO_PLACE, SUWON, []);
    expect(mode).toBe('point');
    expect(view).toEqual(wholeOf(SUWON));
    expect(cursor.lat).toBeCloseTo(37.263, 4);
    const box = boxOf(view);
    expect(holds(box, { lat: 37.36, lon: 127.15 })).toBe(true);
    expect(view.width).toBeLessThan(50_000);
  });

  it('with the known places where there are three', () => {
    const others = [37.26, 37.27, 37.28].map((lat) => ({ lat, lon: 127 }));
    expect(startPicker(NO_PLACE, SUWON, others).view.lat).toBeCloseTo(37.27, 6);
    expect(startPicker(NO_PLACE, SUWON, others.slice(1)).view).toEqual(wholeOf(SUWON));
  });

  it('with all of Korea where nothing is known', () => {
    const box = boxOf(startPicker(NO_PLACE, UNKNOWN, []).view);
    expect(holds(box, { lat: 33.118, lon: 126.268 })).toBe(true);
    expect(holds(box, { lat: 37.241, lon: 131.866 })).toBe(true);
  });

  it('at the place that the form says', () => {
    const point = startPicker({ lat: '37.2', lon: '127.1', area: '' }, SUWON, []);
    expect(point.view).toEqual({ lat: 37.2, lon: 127.1, width: 4000 });
    const area = startPicker({ ...NO_PLACE, area: '37.2,127;37.3,127;37.3,127.1' }, SUWON, []);
    expect(area.mode).toBe('area');
    expect(area.view.lat).toBeCloseTo(37.25, 6);
  });
});

describe('a point', () => {
  it('is set by a press and moved by the next', () => {
    expect(after(begun, pick(37.01, 127.02)).texts).toEqual({ lat: '37.01', lon: '127.02', area: '' });
    expect(after(begun, pick(37.01, 127.02), pick(37.02, 127)).texts.lat).toBe('37.02');
  });

  it('is moved by arrow keys in round metres, with Shift five times as far', () => {
    expect(stepOf(begun.view)).toBe(200);
    // 200 m are 0.001799° of latitude; at 37° north 0.002252° of longitude.
    expect(pressed(begun, 'ArrowUp').texts).toEqual({ lat: '37.001799', lon: '127', area: '' });
    expect(pressed(begun, 'ArrowDown').texts.lat).toBe('36.998201');
    expect(pressed(begun, 'ArrowRight').texts).toEqual({ lat: '37', lon: '127.002252', area: '' });
    expect(pressed(begun, 'ArrowLeft').texts.lon).toBe('126.997748');
    expect(pressed(begun, 'Shift+ArrowUp').texts.lat).toBe('37.008993');
  });

  it('is set where the cross is by Enter, and stays where it is', () => {
    expect(pressed(begun, 'Enter').texts.lat).toBe('37');
    const set = after(begun, pick(37.01, 127.02));
    expect(pressed({ ...set, cursor: { lat: 36.99, lon: 127 } }, ' ').texts.lat).toBe('37.01');
  });

  it('takes the map with it', () => {
    const far = pressed(begun, ...Array.from({ length: 6 }, () => 'Shift+ArrowRight'));
    const point = markedPoint(far.texts);
    expect(point !== null && holds(boxOf(far.view), point)).toBe(true);
    expect(far.view.lon).toBeGreaterThan(127.05);
  });

  it('takes the place of an area', () => {
    const area = after(drawing, pick(37, 127), pick(37.01, 127));
    expect(after(area, { kind: 'mode', mode: 'point' }).texts).toBe(area.texts);
    expect(after(area, { kind: 'mode', mode: 'point' }, pick(37.02, 127)).texts).toEqual({
      lat: '37.02',
      lon: '127',
      area: '',
    });
  });

  it('is cleared', () => {
    expect(after(begun, pick(37.01, 127.02), { kind: 'clear' }).texts).toEqual(NO_PLACE);
  });
});

describe('an area', () => {
  it('gets corners by presses, and takes the place of a point', () => {
    const point = after(begun, pick(37.01, 127.02), { kind: 'mode', mode: 'area' });
    expect(after(point, pick(37, 127), pick(37.01, 127.5)).texts).toEqual({
      lat: '',
      lon: '',
      area: '37,127;37.01,127.5',
    });
  });

  it('is drawn by keys: arrows move the cross, Enter sets, Backspace takes back', () => {
    const moved = pressed(drawing, 'ArrowUp');
    expect(moved.texts).toEqual(NO_PLACE);
    expect(moved.said).toBe('cursor');
    const two = pressed(drawing, 'Enter', 'ArrowUp', ' ');
    expect(two.texts.area).toBe('37,127;37.001799,127');
    expect(two.said).toBe('place');
    expect(pressed(two, 'Backspace').texts.area).toBe('37,127');
    expect(pressed(two, 'Delete', 'Backspace').texts).toEqual(NO_PLACE);
  });

  it('loses any corner', () => {
    const three = after(drawing, pick(37, 127), pick(37.01, 127), pick(37.01, 127.01));
    expect(after(three, { kind: 'remove', corner: 1 }).texts.area).toBe('37,127;37.01,127.01');
  });

  it('takes no more than twenty, and says so', () => {
    const corners = Array.from({ length: 21 }, (_, index) => pick(37 + index / 100, 127));
    const full = after(drawing, ...corners);
    expect(markedCorners(full.texts)).toHaveLength(20);
    expect(full.said).toBe('full');
    expect(after(full, { kind: 'remove', corner: 0 }).said).toBe('place');
  });
});

describe('the view', () => {
  it('zooms within bounds, the marked point keeping its spot', () => {
    const set = after(begun, pick(37.02, 127.02));
    const near = after(set, { kind: 'zoom', by: 'in' });
    expect(near.view.width).toBe(5000);
    const [before, now] = [set, near].map(({ view }) => project(view, { lat: 37.02, lon: 127.02 }));
    expect(now?.x).toBeCloseTo(before?.x ?? NaN, 1);
    expect(now?.y).toBeCloseTo(before?.y ?? NaN, 6);
    const times = (by: 'in' | 'out') =>
      Array.from({ length: 30 }, (): PickerAction => ({ kind: 'zoom', by }));
    expect(after(begun, ...times('in')).view.width).toBe(200);
    expect(after(begun, ...times('out')).view.width).toBe(1_500_000);
  });

  it('zooms by + and −, with Shift or without', () => {
    expect(pressed(begun, '+').view.width).toBe(5000);
    expect(pressed(begun, '=').view.width).toBe(5000);
    expect(pressed(begun, '-').view.width).toBe(20_000);
  });

  it('moves by a quarter of its width, and the cross comes along', () => {
    const east = after(begun, { kind: 'pan', to: 'e' });
    expect(east.view.lon).toBeCloseTo(127.028151, 5);
    expect(east.cursor).toEqual({ lat: 37, lon: 127 });
    const farther = after(east, { kind: 'pan', to: 'e' }, { kind: 'pan', to: 'e' });
    expect(holds(boxOf(farther.view), farther.cursor)).toBe(true);
    expect(farther.texts).toBe(NO_PLACE);
  });

  it('goes to what is typed, and stays for what it wrote itself', () => {
    expect(typed(begun, begun.texts)).toBe(begun);
    expect(typed(begun, { lat: '37.5', lon: '127.5', area: '' }).view).toEqual({
      lat: 37.5,
      lon: 127.5,
      width: 10_000,
    });
    expect(typed(begun, { lat: '37.001', lon: '127', area: '' }).view).toBe(begun.view);
    expect(typed(begun, { lat: '37.', lon: 'x', area: 'y' }).view).toBe(begun.view);
  });

  it('leaves other keys to the browser', () => {
    for (const key of ['Tab', 'Escape', 'a', 'Backspace', 'PageDown'])
      expect(keyAction(begun, key, false)).toBeNull();
    expect(keyAction(drawing, 'Backspace', false)).toBeNull();
  });
});
