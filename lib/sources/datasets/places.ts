import { type QuarantineReason } from '@/lib/domain/quarantine';
import { type Names } from '@/lib/sources/datasets/names';
import { type Dataset, type DatasetPlace, type TotalRule } from '@/lib/sources/datasets/types';

type Cells = Readonly<Record<string, string>>;

/** Of whom a row is: one government, several together (`total`), or what is wrong with what it says. */
export type Place =
  | { lafCd: string }
  | 'total'
  | { reason: QuarantineReason; column: string; value: string; codes: readonly string[] };

/** Finds each row's government. Rows come in their order: an upper tier stands in its first row alone. */
export class Places {
  private upper = '';

  constructor(
    private readonly dataset: Dataset,
    private readonly names: Names,
  ) {}

  of(cells: Cells, year: number): Place {
    const place = this.find(this.dataset.place, cells, year);
    return this.dataset.totals.some((rule) => this.isTotal(rule, cells, place, year)) ? 'total' : place;
  }

  /** The upper tier under which the row stands, where the file writes it once. */
  get under(): string {
    return this.upper;
  }

  private find(place: DatasetPlace, cells: Cells, year: number): Place {
    if (place.by === 'hierarchy') return this.inHierarchy(place, cells, year);
    const text = textIn(cells, place.column);
    if (place.by === 'code') {
      const known = this.names.register.has(text);
      return known
        ? { lafCd: text }
        : { reason: 'unknown_government', column: place.column, value: text, codes: [] };
    }
    return this.named(text, place.column, year, place.by === 'region' ? 'upper' : undefined);
  }

  private inHierarchy(place: Extract<DatasetPlace, { by: 'hierarchy' }>, cells: Cells, year: number): Place {
    const upper = textIn(cells, place.upper);
    if (upper !== '') this.upper = upper;
    if (this.upper === place.nation) return 'total';
    const lower = textIn(cells, place.lower);
    if (lower !== place.subtotal) return this.named(this.upper + lower, place.lower, year);
    const region = this.named(this.upper, place.upper, year, 'upper');
    // A subtotal is of a region with its lower tiers; where there are none, it is the region itself.
    return isOne(region) && this.names.hasLower(region.lafCd, year) ? 'total' : region;
  }

  private named(text: string, column: string, year: number, tier?: 'upper'): Place {
    const found = this.names.resolve(text, year, tier);
    return 'lafCd' in found ? found : { ...found, column, value: text };
  }

  private isTotal(rule: TotalRule, cells: Cells, place: Place, year: number): boolean {
    if (rule === 'all') return true;
    if (!rule.values.includes(textIn(cells, rule.column))) return false;
    if (!('whereDistricts' in rule)) return true;
    return isOne(place) && this.names.hasLower(place.lafCd, year, 'district');
  }
}

function isOne(place: Place): place is { lafCd: string } {
  return typeof place === 'object' && 'lafCd' in place;
}

export function textIn(cells: Cells, column: string): string {
  return (cells[column] ?? '').trim();
}
