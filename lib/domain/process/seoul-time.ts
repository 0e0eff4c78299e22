/** Korea has been at UTC+9 all year since 1988. */
const OFFSET_MS = 9 * 3_600_000;
const WRITTEN = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/;

/**
 * The instant of a time in Seoul as a form sends it (`2027-03-01T09:00` or with seconds), as ISO 8601 in UTC to the second.
 * @returns null where it is no such time
 */
export function fromSeoul(written: string): string | null {
  const [, day, minute, second = ':00'] = WRITTEN.exec(written) ?? [];
  if (day === undefined || minute === undefined) return null;
  const at = Date.parse(`${day}T${minute}${second}Z`);
  // A day that the calendar does not have is read as one of the next month.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  return `${new Date(at - OFFSET_MS).toISOString().slice(0, 19)}Z`;
}

/** An instant as a field of a form shows it: `2027-03-01T09:00:00`, in Seoul. */
export function toSeoul(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 19);
}
