import { type JsonRow } from '@/lib/sources/json-record';
import { type Fields } from '@/lib/sources/lofin/catalogue/types';

/** A field's text, blanks around it cut: numbers come as numbers or as texts, with blanks before them. `''`: not published. */
export function textOf(row: JsonRow, field: string): string {
  const value = row[field];
  if (value === null || value === undefined) return '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim();
}

/** The first of several fields that is filled. */
export function firstOf(row: JsonRow, fields: Fields): string {
  for (const field of fields) {
    const text = textOf(row, field);
    if (text !== '') return text;
  }
  return '';
}

/** Several fields as one text. */
export function joined(row: JsonRow, list: readonly Fields[], separator: string): string {
  return list.map((fields) => firstOf(row, fields)).join(separator);
}

/** A day written YYYYMMDD or YYYY-MM-DD as its eight digits. */
export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** `2026-06-30` as the service writes it. */
export function published(day: string): string {
  return day.replaceAll('-', '');
}

/** The day before, `YYYY-MM-DD`. */
export function dayBefore(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
