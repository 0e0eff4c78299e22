/** The address of a receipt as data. @param receipt a path without format, with or without query */
export function withFormat(receipt: string, format: 'csv' | 'json'): string {
  return `${receipt}${receipt.includes('?') ? '&' : '?'}format=${format}`;
}
